package vouch.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;
import org.springframework.stereotype.Component;

/**
 * Signs in a person at an identity provider (OpenID Connect). The provider says the name and the roles. They count until
 * the session ends.
 */
@Component
class ProviderSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignIn.class);

    private final ProviderClaims claims;

    ProviderSignIn(ProviderClaims claims) {
        this.claims = claims;
    }

    void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage(SignInPage.PATH)
                .defaultSuccessUrl("/")
                .failureHandler(ProviderSignIn::refused)
                .userInfoEndpoint(person -> person.userAuthoritiesMapper(this::rights));
    }

    /** Of the ID token and the user info together. Other rights, such as the scopes, are left out. */
    private List<GrantedAuthority> rights(Collection<? extends GrantedAuthority> given) {
        return given.stream()
                .filter(OAuth2UserAuthority.class::isInstance)
                .map(OAuth2UserAuthority.class::cast)
                .flatMap(said -> rights(said).stream())
                .toList();
    }

    private List<GrantedAuthority> rights(OAuth2UserAuthority said) {
        Map<String, Object> person = said.getAttributes();
        if (ProviderClaims.name(person.get(said.getUserNameAttributeName())).isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_name", "The provider gives no name, or one that only Vouch gives.", null));
        }
        return Roles.authorities(claims.roles(person));
    }

    /** The provider's reason is for the log: a person cannot do anything about it. */
    private static void refused(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        // A browser can bring any text as the reason.
        String reason = String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}", " ");
        LOG.warn("A sign-in at an identity provider failed: {}", reason);
        response.sendRedirect(request.getContextPath() + SignInPage.PATH + "?refused");
    }
}
