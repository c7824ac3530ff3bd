package vouch.app.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * An identity provider. Every name is a person of it, whose only role is the part of the name before the first dash; a person {@code a_b} is {@code a:b} in tokens. The
 * program {@code vouch} lets people sign in. The programs {@code shop} and {@code stranger} get tokens for themselves:
 * the first for Vouch, the other for something else.
 */
final class AuthorizationServer implements AutoCloseable {

    static final String PASSWORD = "password-of-people";

    private final ServletWebServerApplicationContext context;

    AuthorizationServer() {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Provider.class)
                .properties(Map.of(
                        "spring.config.name", "none",
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        // Cookies do not know ports.
                        "server.servlet.session.cookie.name", "provider-session"))
                .run();
    }

    /** Its address, which is also its name as the issuer of tokens. */
    String url() {
        return "http://127.0.0.1:" + context.getWebServer().getPort();
    }

    /** With which a program signs in here. */
    static String secret(String program) {
        return "secret-of-" + program;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not marked as a configuration, which the product would find. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Provider {

        @Bean
        SecurityFilterChain all(HttpSecurity http) throws Exception {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(people -> people.securityContextRepository(new HttpSessionSecurityContextRepository()))
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return name -> org.springframework.security.core.userdetails.User.withUsername(name)
                    .password("{noop}" + PASSWORD)
                    .build();
        }

        @Bean
        RegisteredClientRepository programs() {
            return new InMemoryRegisteredClientRepository(
                    program("vouch")
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUris(uris -> uris.add("http://127.0.0.1/login/oauth2/code/staff"))
                            .scope(OidcScopes.OPENID)
                            .build(),
                    program("shop")
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .build(),
                    program("stranger")
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .build());
        }

        private static RegisteredClient.Builder program(String name) {
            return RegisteredClient.withId(name)
                    .clientId(name)
                    .clientSecret("{noop}" + secret(name))
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> roles() {
            return context -> {
                String name = context.getPrincipal().getName();
                String role =
                        context.getPrincipal().getPrincipal() instanceof UserDetails ? name.split("-")[0] : "clerk";
                // A name with a colon could not be sent as HTTP Basic.
                context.getClaims().subject(name.replace('_', ':'));
                context.getClaims().claim("realm_access", Map.of("roles", List.of(role)));
                if (name.equals("shop")) {
                    context.getClaims().audience(List.of("vouch"));
                }
            };
        }
    }
}
