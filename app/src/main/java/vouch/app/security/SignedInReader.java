package vouch.app.security;

import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.messaging.Caller;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.console.Reader;

/** Tells pages who has signed in, and asks the table of {@link Access} what this person may do. */
@Component
@ConditionalOnSide(Side.CONSOLE)
class SignedInReader implements Reader {

    private final Caller caller;
    private final PresentRoles present;

    SignedInReader(Caller caller, PresentRoles present) {
        this.caller = caller;
        this.present = present;
    }

    @Override
    public String name() {
        return caller.current().name();
    }

    @Override
    public boolean may(String method, String path) {
        return Access.of(HttpMethod.valueOf(method), path)
                .map(line -> line.isOpen() || roles().stream().anyMatch(line.roles()::contains))
                .orElse(false);
    }

    private Set<Role> roles() {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return client == null ? Set.of() : present.of(client);
    }
}
