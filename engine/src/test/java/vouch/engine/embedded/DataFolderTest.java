package vouch.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path temporary;

    private Path data;

    @BeforeEach
    void needsRights() {
        assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"), "there are no rights");
        data = temporary.resolve("data");
    }

    @Test
    void isItsOwnersWhenItIsMade() throws Exception {
        DataFolder made = open();
        create(made);

        assertThat(rights(data)).isEqualTo("rwx------");
        assertThat(rights(data.resolve("vouch.mv.db"))).isEqualTo("rw-------");
        assertThat(rights(made.backup("vouch-1.zip"))).isEqualTo("rw-------");
        assertThat(rights(data.resolve("backups"))).isEqualTo("rwx------");
    }

    /** A database that other processes may open, too, listens on a port and names it in a file beside its own. */
    @Test
    void isOpenedByOneProcessOnly() throws Exception {
        DataFolder made = open();
        try (Connection connection =
                DriverManager.getConnection(made.getJdbcUrl(), made.getUsername(), made.getPassword())) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(data).isDirectoryNotContaining("glob:**.lock.db");
            assertThat(made.getJdbcUrl()).startsWith("jdbc:h2:file:").doesNotContain("AUTO_SERVER");
        }
    }

    @Test
    void becomesItsOwnersWhenItWasMadeByHand() throws Exception {
        Path backups = Files.createDirectories(data.resolve("backups"));
        Path database = Files.createFile(data.resolve("vouch.mv.db"));
        Path backup = Files.createFile(backups.resolve("vouch-20260101T000000.000Z.zip"));
        for (Path readable : new Path[] {data, backups, database, backup}) {
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        open();

        assertThat(rights(data)).isEqualTo("rwx------");
        assertThat(rights(backups)).isEqualTo("rwx------");
        assertThat(rights(database)).isEqualTo("rw-------");
        assertThat(rights(backup)).isEqualTo("rw-------");
    }

    @Test
    void keepsWhatIsItsOwnAloneWhereOthersAreToo() throws Exception {
        Files.createDirectories(data);
        Path other = Files.createFile(data.resolve("other"));
        for (Path readable : new Path[] {data, other}) {
            Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        create(open());

        assertThat(rights(data)).isEqualTo("rwxr-xr-x");
        assertThat(rights(other)).isEqualTo("rwxr-xr-x");
        assertThat(rights(data.resolve("vouch.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void mayBeReachedByALink() throws Exception {
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(data, elsewhere);

        open();

        assertThat(rights(elsewhere)).isEqualTo("rwx------");
    }

    private DataFolder open() {
        return new DataFolder(data);
    }

    private static void create(DataFolder folder) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(folder.getJdbcUrl(), folder.getUsername(), folder.getPassword())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
