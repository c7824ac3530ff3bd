package vouch.app.security;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import vouch.api.Actor;
import vouch.api.Role;
import vouch.app.limit.SignInAttempts;
import vouch.app.limit.SignInAttempts.Way;

/** How clients sign in: people with a session, or with HTTP Basic on this machine; programs with a bearer token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    /** Scripts, styles and forms of this address only, and no page of ours in a frame. */
    private static final String CONTENTS =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            SecuritySettings settings,
            SignInWays ways,
            SignInProblems problems,
            Tokens tokens,
            PresentRoles present,
            SignInAttempts attempts,
            ProviderSignIn atProvider,
            Optional<Users> users,
            Optional<WrongPasswords> wrong,
            PasswordEncoder passwords)
            throws Exception {
        AuthenticationManager programsSignIn = new CountedSignIn(tokens, Way.TOKEN, attempts);
        http.authorizeHttpRequests(requests -> requests.anyRequest().access(new Doors(present)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .requestCache(asked -> asked.requestCache(new AskedPages()))
                .csrf(SecurityConfiguration::csrf)
                .oauth2ResourceServer(programs -> programs.authenticationEntryPoint(problems)
                        .authenticationManagerResolver(request -> programsSignIn))
                .logout(out -> out.logoutUrl(SignInPage.SIGN_OUT).logoutSuccessUrl(SignInPage.PATH + "?signedOut"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENTS))
                        .referrerPolicy(withDefaults()))
                .anonymous(nobody -> nobody.principal(Actor.ANONYMOUS).authorities(rightsOfNobody(settings)));
        // Spring's own would check a password again, and count no failure.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        users.ifPresent(people -> {
            http.authenticationProvider(new PasswordSignIn(people, passwords, wrong.orElseThrow(), attempts));
            http.formLogin(form -> form.loginPage(SignInPage.PATH)
                    .loginProcessingUrl(SignInPage.PATH)
                    .defaultSuccessUrl("/")
                    .failureUrl(SignInPage.PATH + "?failed"));
            if (ways.local()) {
                http.httpBasic(basic -> basic.authenticationEntryPoint(problems));
            }
        });
        if (!ways.providers().isEmpty()) {
            http.oauth2Login(atProvider::configure);
        }
        return http.build();
    }

    /** An observation of each filter would cost a quarter of a request, and nobody asks for its figures. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    PasswordEncoder passwords() {
        return new Passwords();
    }

    /**
     * Lets every path through to the table and to Spring, which read it in the same way and refuse what is malformed.
     * Without a sign-in the host must be this machine: a page of another site could otherwise send requests under its
     * own name.
     */
    @Bean
    HttpFirewall firewall(SecuritySettings settings) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowNull(true);
        firewall.setAllowUrlEncodedLineFeed(true);
        firewall.setAllowUrlEncodedCarriageReturn(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        firewall.setAllowedHostnames(host -> !settings.open() || THIS_MACHINE.contains(host));
        return firewall;
    }

    /** The framework wants at least one authority. */
    private static List<GrantedAuthority> rightsOfNobody(SecuritySettings settings) {
        return settings.open()
                ? Roles.authorities(EnumSet.allOf(Role.class))
                : List.of(new SimpleGrantedAuthority(Actor.ANONYMOUS));
    }

    /** What a browser sends by itself is a session, or the password of somebody else at the sign-in. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                .csrfTokenRequestHandler(new SessionTokens())
                .requireCsrfProtectionMatcher(request -> !SAFE.contains(request.getMethod())
                        && (request.getSession(false) != null || isSignIn(request))
                        && request.getHeader("Authorization") == null);
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getRequestURI().equals(request.getContextPath() + SignInPage.PATH);
    }
}
