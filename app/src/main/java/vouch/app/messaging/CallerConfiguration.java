package vouch.app.messaging;

import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import vouch.api.Actor;
import vouch.api.Role;

/** Says who the caller is where nobody can sign in: anybody, who may do everything that a client may do. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

    @Bean
    @Fallback
    Caller anybody() {
        Actor anybody = new Actor(Actor.ANONYMOUS, EnumSet.allOf(Role.class), null);
        return () -> anybody;
    }
}
