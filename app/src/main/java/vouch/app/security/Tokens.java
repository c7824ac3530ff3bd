package vouch.app.security;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import vouch.api.Role;

/**
 * Signs in the sender of {@code Authorization: Bearer}: a key of {@link ApiKeys}, or a token (JWT) of the identity
 * provider that is set. A token says in {@code sub} who it is for. A program that acts for this person is in {@code
 * act.sub} (RFC 8693), and is then the actor.
 */
@Component
class Tokens implements AuthenticationManager {

    private final Optional<ApiKeys> keys;
    private final Optional<JwtAuthenticationProvider> provider;

    /** @param decoder is there when the issuer or the key set of an identity provider is set */
    Tokens(Optional<ApiKeys> keys, ObjectProvider<JwtDecoder> decoder, ProviderClaims claims) {
        this.keys = keys;
        this.provider = Optional.ofNullable(decoder.getIfAvailable()).map(JwtAuthenticationProvider::new);
        provider.ifPresent(tokens -> tokens.setJwtAuthenticationConverter(token ->
                new JwtAuthenticationToken(token, Roles.authorities(claims.roles(token.getClaims())), actor(token))));
    }

    @Override
    public Authentication authenticate(Authentication asked) throws AuthenticationException {
        String presented = ((BearerTokenAuthenticationToken) asked).getToken();
        if (presented.startsWith(KeySecret.PREFIX)) {
            return keys.flatMap(all -> all.find(presented))
                    .map(Tokens::signedIn)
                    .orElseThrow(() -> new InvalidBearerTokenException("There is no such key, or it has expired."));
        }
        return provider.orElseThrow(() -> new InvalidBearerTokenException("No identity provider is set."))
                .authenticate(asked);
    }

    private static Authentication signedIn(ApiKeys.Key key) {
        Set<Role> roles = Role.spelled(key.role()).map(Set::of).orElse(Set.of());
        return UsernamePasswordAuthenticationToken.authenticated(
                new ApiKeys.Program(key.id(), key.name()), null, Roles.authorities(roles));
    }

    /** The person for whom the sender of the token acts; empty when it acts for itself. */
    static Optional<String> onBehalfOf(Jwt token) {
        return token.getClaim("act") instanceof Map<?, ?> ? Optional.of(token.getSubject()) : Optional.empty();
    }

    private static String actor(Jwt token) {
        Object name = token.getClaim("act") instanceof Map<?, ?> actor ? actor.get("sub") : token.getSubject();
        return ProviderClaims.name(name)
                .orElseThrow(() ->
                        new InvalidBearerTokenException("The token names no actor, or a name that only Vouch gives."));
    }
}
