package vouch.engine.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PasswordFileTest {

    private static final String NAME = "spring.datasource.password";

    private final StandardEnvironment environment = new StandardEnvironment();

    @TempDir
    private Path folder;

    @Test
    void isNoFileWhenThePasswordIsFromElsewhere() throws IOException {
        Files.writeString(folder.resolve(NAME), "old");
        importFolder();
        environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of(NAME, "given")));

        assertThat(PasswordFile.of(environment)).isEmpty();
    }

    @Test
    void isNoFileWithoutAPassword() {
        assertThat(PasswordFile.of(environment)).isEmpty();
    }

    @Test
    void readsAnewWithoutTheLastLineBreak() throws IOException {
        Path file = Files.writeString(folder.resolve(NAME), "old\n");
        importFolder();

        PasswordFile password = PasswordFile.of(environment).orElseThrow();
        assertThat(password.read()).isEqualTo("old");

        Files.writeString(file, "new\n");
        assertThat(password.read()).isEqualTo("new");
        assertThat(password.toString()).contains(file.toString()).doesNotContain("new");
    }

    /** As Kubernetes does it. */
    @Test
    void followsALinkThatIsReplaced() throws IOException {
        secret("first", "old");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("first"));
        Files.createSymbolicLink(folder.resolve(NAME), Path.of("..data", NAME));
        importFolder();
        PasswordFile password = PasswordFile.of(environment).orElseThrow();

        secret("second", "new");
        Path next = Files.createSymbolicLink(folder.resolve("..next"), Path.of("second"));
        Files.move(next, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(password.read()).isEqualTo("new");
    }

    @Test
    void saysThatTheFileIsGone() throws IOException {
        Path file = Files.writeString(folder.resolve(NAME), "old");
        importFolder();
        Optional<PasswordFile> password = PasswordFile.of(environment);

        Files.delete(file);

        assertThatThrownBy(password.orElseThrow()::read).isInstanceOf(IllegalStateException.class);
    }

    private void secret(String version, String password) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve(version)).resolve(NAME), password);
    }

    private void importFolder() {
        environment.getPropertySources().addLast(new ConfigTreePropertySource("secrets", folder));
    }
}
