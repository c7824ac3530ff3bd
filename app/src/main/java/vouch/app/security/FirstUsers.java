package vouch.app.security;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vouch.api.Role;
import vouch.app.Settings;
import vouch.app.side.ConditionalOnTables;

/**
 * Makes the users with whom a new Vouch is entered: for a trial on this machine one for each role of a person, with one
 * password, which is logged once; elsewhere the operator whose password is set.
 */
@Component
@ConditionalOnTables
@Order(0)
class FirstUsers implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger("vouch");

    private static final List<Role> OF_PERSONS =
            List.of(Role.CLERK, Role.CREDIT_MANAGER, Role.CREDIT_DIRECTOR, Role.AUDITOR, Role.OPERATOR);

    /** Without those that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final Users users;
    private final SecuritySettings security;
    private final Settings settings;
    private final SignInWays ways;

    FirstUsers(Users users, SecuritySettings security, Settings settings, SignInWays ways) {
        this.users = users;
        this.security = security;
        this.settings = settings;
        this.ways = ways;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (security.operatorPassword() != null) {
            users.put(Role.OPERATOR.spelling(), security.operatorPassword(), Set.of(Role.OPERATOR));
        }
        if (security.open() || !users.isEmpty()) {
            return;
        }
        if ((settings.demo() || settings.isCleanRoom()) && ways.local()) {
            String password = password();
            OF_PERSONS.forEach(role -> users.put(role.spelling(), password, Set.of(role), true));
            String names = OF_PERSONS.stream().map(Role::spelling).collect(Collectors.joining(", "));
            LOG.info("For this trial there are the users {}, with the password {}", names, password);
            LOG.info("The password is not shown again. These users are reached from this machine only.");
        } else if (!ways.tokens() && ways.providers().isEmpty()) {
            LOG.warn("Nobody can sign in: set vouch.security.operator-password, or an identity provider.");
        }
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        return Stream.generate(() -> random.ints(GROUP, 0, LETTERS.length())
                        .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                        .collect(Collectors.joining()))
                .limit(GROUPS)
                .collect(Collectors.joining("-"));
    }
}
