package vouch.saga;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Configures the saga side: the saga, and how it sends commands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SagaSide {

    /**
     * The processing group of the saga. A failed step is parked. The group is never replayed, because a replay would
     * send the commands again.
     */
    public static final String GROUP = "order-saga";
}
