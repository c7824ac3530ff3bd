package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import vouch.api.Role;
import vouch.query.live.LiveCallers.Caller;

/** A live answer ends when its client could no longer begin it. */
@SignInRequired
class LiveRightsTest {

    @Autowired
    private LiveRights rights;

    @Autowired
    private Users users;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private Tokens tokens;

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/orders");
    private final String name = "live-" + UUID.randomUUID();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void endsWithTheRoleOfTheUser() {
        users.put(name, "a password that is long", Set.of(Role.CLERK));
        User user = users.loadUserByUsername(name);
        Caller caller = caller(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        assertThat(caller.mayGoOn()).isTrue();

        users.put(name, "a password that is long", Set.of(Role.ELIGIBILITY));

        assertThat(caller.mayGoOn()).isFalse();
    }

    @Test
    void endsWithTheUser() {
        users.put(name, "a password that is long", Set.of(Role.CLERK));
        User user = users.loadUserByUsername(name);
        Caller caller = caller(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));

        users.remove(name);

        assertThat(caller.mayGoOn()).isFalse();
    }

    @Test
    void endsWithTheKey() {
        ApiKeys.NewKey key = keys.create(name, Role.CLERK, Instant.now().plusSeconds(60));
        Caller caller = caller(tokens.authenticate(new BearerTokenAuthenticationToken(key.secret())));
        assertThat(caller.name()).isEqualTo("key:" + name);
        assertThat(caller.mayGoOn()).isTrue();

        keys.revoke(key.id());

        assertThat(caller.mayGoOn()).isFalse();
    }

    @Test
    void endsWithTheToken() {
        assertThat(caller(token(Instant.now().plusSeconds(60))).mayGoOn()).isTrue();
        assertThat(caller(token(Instant.now().minusSeconds(1))).mayGoOn()).isFalse();
    }

    @Test
    void endsWithTheSession() {
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        Caller caller = caller(token(Instant.now().plusSeconds(60)));
        assertThat(caller.mayGoOn()).isTrue();

        session.invalidate();

        assertThat(caller.mayGoOn()).isFalse();
    }

    private Authentication token(Instant until) {
        Jwt token = new Jwt("token", until.minusSeconds(120), until, Map.of("alg", "RS256"), Map.of("sub", name));
        return new JwtAuthenticationToken(token, Roles.authorities(Set.of(Role.CLERK)), name);
    }

    private Caller caller(Authentication client) {
        SecurityContextHolder.getContext().setAuthentication(client);
        return rights.of(request);
    }
}
