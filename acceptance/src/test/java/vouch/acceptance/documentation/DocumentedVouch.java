package vouch.acceptance.documentation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import vouch.api.Role;
import vouch.app.Application;
import vouch.app.security.Users;

/** Vouch as a reader of the documents starts it: with the demo set, on a free port and a new data folder. One for all. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {Application.class, DocumentedVouch.KnownPassword.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "vouch.data-dir=target/test-data/${random.uuid}")
@interface DocumentedVouch {

    /** What the documents write for the password that the first start logs. */
    String PASSWORD = "PASSWORD";

    /** Gives the users of the trial this password. */
    class KnownPassword implements ApplicationRunner {

        private final Users users;

        KnownPassword(Users users) {
            this.users = users;
        }

        @Override
        public void run(ApplicationArguments arguments) {
            users.all()
                    .forEach(user -> users.put(
                            user.name(),
                            PASSWORD,
                            user.roles().stream()
                                    .flatMap(role -> Role.spelled(role).stream())
                                    .collect(Collectors.toSet())));
        }
    }
}
