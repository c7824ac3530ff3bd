package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.app.Application;

/** A new Vouch, and who may enter it. */
@ExtendWith(OutputCaptureExtension.class)
class FirstUsersTest {

    private static final String EVERYWHERE = "--server.address=0.0.0.0";

    @TempDir
    private Path data;

    @Test
    void areFiveForATrialWithAPasswordThatIsShownOnce(CapturedOutput output) {
        try (ConfigurableApplicationContext vouch = start()) {
            assertThat(vouch.getBean(Users.class).all())
                    .extracting(Users.Shown::name)
                    .containsExactly("auditor", "clerk", "credit-director", "credit-manager", "operator");
        }
        assertThat(output.getAll())
                .containsOnlyOnce("with the password ")
                .contains("Sign in at http://127.0.0.1:", "The demo: curl -u clerk:PASSWORD http://127.0.0.1:");
        try (ConfigurableApplicationContext vouch = start()) {
            assertThat(output.getAll()).containsOnlyOnce("with the password ");
        }
    }

    @Test
    void stayOnThisMachine() {
        start().close();

        assertThatThrownBy(() -> start(EVERYWHERE).close())
                .hasMessageContaining("The users of a trial would be reached from other machines");
    }

    @Test
    void areNotNeededWithoutASignInWhichStaysOnThisMachine() {
        assertThatThrownBy(() -> start(EVERYWHERE, "--vouch.security.open=true").close())
                .hasMessageContaining("vouch.security.open would let everybody in");
    }

    @Test
    void areTheOperatorWhosePasswordIsSetElsewhere(CapturedOutput output) {
        try (ConfigurableApplicationContext vouch =
                start(EVERYWHERE, "--vouch.security.operator-password=a password that is set")) {
            assertThat(vouch.getBean(Users.class).all())
                    .extracting(Users.Shown::name)
                    .containsExactly("operator");
        }
        assertThat(output.getAll()).doesNotContain("a password that is set", "with the password ");
    }

    @Test
    void areMissedWhereNobodyCouldSignIn(CapturedOutput output) {
        start(EVERYWHERE).close();

        assertThat(output.getAll()).contains("Nobody can sign in").doesNotContain("clerk");
    }

    private ConfigurableApplicationContext start(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[0] = "--vouch.data-dir=" + data;
        all[1] = "--server.port=0";
        return SpringApplication.run(Application.class, all);
    }
}
