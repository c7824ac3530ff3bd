package vouch.app.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vouch.api.Role;
import vouch.app.Settings;
import vouch.app.messaging.Caller;
import vouch.app.side.ConditionalOnSide;
import vouch.app.side.Side;
import vouch.console.Reader;

/**
 * Tells pages who has signed in, and asks the table of {@link Access} what this person may do. Nobody may do what no
 * endpoint of this process does: a clean room takes no command.
 */
@Component
@ConditionalOnSide(Side.CONSOLE)
class SignedInReader implements Reader {

    private final Caller caller;
    private final PresentRoles present;
    private final Settings settings;
    private final SingletonSupplier<Set<Access.Line>> here;

    SignedInReader(
            Caller caller,
            PresentRoles present,
            Settings settings,
            ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        this.caller = caller;
        this.present = present;
        this.settings = settings;
        this.here = SingletonSupplier.of(() -> mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(SecurityChecks::lines)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
    }

    @Override
    public String name() {
        return caller.current().name();
    }

    @Override
    public boolean isInCleanRoom() {
        return settings.isCleanRoom();
    }

    @Override
    public boolean may(String method, String path) {
        return Access.of(HttpMethod.valueOf(method), path)
                .filter(here.obtain()::contains)
                .map(line -> line.isOpen() || roles().stream().anyMatch(line.roles()::contains))
                .orElse(false);
    }

    private Set<Role> roles() {
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        return client == null ? Set.of() : present.of(client);
    }
}
