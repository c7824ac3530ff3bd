package vouch.app.security;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vouch.api.Money;
import vouch.api.Role;
import vouch.app.messaging.Caller;
import vouch.command.order.OverrideBounds;

/** A credit director may override any amount, and a credit manager those of the setting. */
@Component
@EnableConfigurationProperties(CreditSettings.class)
class CallerOverrideBounds implements OverrideBounds {

    private final Caller caller;
    private final CreditSettings settings;

    CallerOverrideBounds(Caller caller, CreditSettings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    @Override
    public List<Money> ofCaller() {
        Set<Role> roles = caller.current().roles();
        return roles.contains(Role.CREDIT_DIRECTOR) ? List.of() : settings.bounds();
    }
}
