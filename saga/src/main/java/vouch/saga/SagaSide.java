package vouch.saga;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vouch.api.Actor;
import vouch.coordination.Coordination;

/** Configures the saga side: the saga, and how it sends commands. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import(Coordination.class)
public class SagaSide {

    /** The processing group of the saga. It is never replayed, because a replay would send the commands again. */
    public static final String GROUP = "order-saga";

    static final Actor ACTOR = Actor.system(GROUP);
}
