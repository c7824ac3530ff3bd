package vouch.app.security;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/** In which ways clients of this process can sign in. */
@Component
public class SignInWays {

    private final boolean passwords;
    private final boolean tokens;
    private final boolean local;
    private final Map<String, String> providers = new TreeMap<>();

    SignInWays(
            Optional<Users> users,
            ObjectProvider<ClientRegistrationRepository> registrations,
            ObjectProvider<JwtDecoder> decoder,
            ServerProperties server) {
        this.passwords = users.isPresent();
        this.tokens = decoder.getIfAvailable() != null;
        this.local = server.getAddress() != null && server.getAddress().isLoopbackAddress();
        if (registrations.getIfAvailable() instanceof Iterable<?> all) {
            all.forEach(one -> add((ClientRegistration) one));
        }
    }

    private void add(ClientRegistration registration) {
        providers.put("oauth2/authorization/" + registration.getRegistrationId(), registration.getClientName());
    }

    /** Whether people sign in with a password: the process has a table of users. */
    boolean passwords() {
        return passwords;
    }

    /** Whether only clients on this machine reach the process. A password in each request goes no further then. */
    public boolean local() {
        return local;
    }

    /** The identity providers where people sign in: the name of each by the path that leads there. */
    Map<String, String> providers() {
        return providers;
    }

    /** Whether tokens of an identity provider are taken. */
    boolean tokens() {
        return tokens;
    }
}
