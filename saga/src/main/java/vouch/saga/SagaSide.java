package vouch.saga;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Everything that coordinates: the saga and the way it sends commands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SagaSide {

    /** The processing group of the saga. It parks what fails, and is never replayed: it would send its commands again. */
    public static final String GROUP = "order-saga";
}
