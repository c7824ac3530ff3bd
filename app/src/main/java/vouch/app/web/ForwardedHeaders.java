package vouch.app.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;

/**
 * Drops what a client says about a proxy, unless {@code server.forward-headers-strategy} says that there is one. Libraries
 * would make addresses of it, and fail on an address that cannot be.
 */
@Component
@Order(5)
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "none", matchIfMissing = true)
class ForwardedHeaders extends ForwardedHeaderFilter {

    ForwardedHeaders() {
        setRemoveOnly(true);
    }
}
