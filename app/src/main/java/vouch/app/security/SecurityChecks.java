package vouch.app.security;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import vouch.engine.selfcheck.Check;

/** Checks that no door stands open. */
@Configuration(proxyBeanMethods = false)
class SecurityChecks {

    @Bean
    Check everyEndpointSaysWhoMayCallIt(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return new Check(
                () -> mappings.stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                        .allMatch(SecurityChecks::isListed),
                "an endpoint does not say who may call it: give it a line in vouch.app.security.Access");
    }

    @Bean
    Check onlyThisMachineIsLetInWithoutASignIn(SecuritySettings settings, SignInWays ways) {
        return new Check(
                () -> !settings.open() || ways.local(),
                "the setting vouch.security.open would let everybody in from other machines: "
                        + "set server.address to 127.0.0.1, or leave vouch.security.open out");
    }

    @Bean
    Check trialUsersStayOnThisMachine(Optional<Users> users, SignInWays ways) {
        return new Check(
                () -> ways.local() || users.map(all -> !all.hasDemo()).orElse(true),
                "the users of a trial would be reached from other machines: "
                        + "delete them (DELETE /actuator/users/NAME), or set server.address to 127.0.0.1");
    }

    static boolean isListed(RequestMappingInfo endpoint) {
        return lines(endpoint).allMatch(Optional::isPresent);
    }

    /** What the table of {@link Access} says about an endpoint, for each of its methods and paths. */
    static Stream<Optional<Access.Line>> lines(RequestMappingInfo endpoint) {
        return endpoint.getPatternValues().stream()
                .map(SecurityChecks::example)
                .flatMap(path -> endpoint.getMethodsCondition().getMethods().stream()
                        .map(method -> Access.of(method.asHttpMethod(), path)));
    }

    /** A path that the pattern matches. */
    private static String example(String pattern) {
        return pattern.replaceAll("\\{[^}]*}|\\*\\*?", "x");
    }
}
