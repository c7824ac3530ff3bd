package vouch.app.web;

import java.util.OptionalLong;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderView;

/**
 * Adds the {@code ETag} to every answer that is a single order or customer: its version in quotation marks. It is for
 * {@code If-Match} only. Spring must not answer 304 by it, because the credit of an order changes without the order's
 * version. Spring does so only for a tag that a controller gives.
 */
@ControllerAdvice
class EntityTag extends EveryAnswer {

    @Override
    Object complete(Object body, ServerHttpRequest request, ServerHttpResponse response) {
        version(body).ifPresent(version -> response.getHeaders().setETag("\"" + version + "\""));
        return body;
    }

    private static OptionalLong version(Object body) {
        if (body instanceof OrderView order) {
            return OptionalLong.of(order.version());
        } else if (body instanceof CustomerView customer) {
            return OptionalLong.of(customer.version());
        }
        return OptionalLong.empty();
    }
}
