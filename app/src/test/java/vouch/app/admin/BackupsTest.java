package vouch.app.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.ErrorResponseException;
import vouch.engine.embedded.Compaction;
import vouch.engine.embedded.DataFolder;

class BackupsTest {

    private static final String NAME = "vouch-20260506T070809.010Z.zip";

    private final Clock clock = Clock.fixed(Instant.parse("2026-05-06T07:08:09.010Z"), ZoneOffset.UTC);
    private final JdbcTemplate database = mock();
    private final DataFolder data = mock();
    private final Compaction compaction = mock();

    @TempDir
    private Path folder;

    @BeforeEach
    void hasAFolder() throws IOException {
        when(data.backups()).thenReturn(folder);
        when(data.backup(anyString()))
                .then(asked -> Files.createFile(folder.resolve(asked.getArgument(0, String.class))));
        when(data.size()).thenReturn(1L);
        // A copy is made in no other way.
        doAnswer(call -> {
                    call.getArgument(0, Runnable.class).run();
                    return null;
                })
                .when(compaction)
                .paused(any());
    }

    @Test
    void givesACompleteCopyItsName() throws IOException {
        databaseWrites(zip());

        assertThat(backups().make()).isEqualTo(folder.resolve(NAME)).hasBinaryContent(zip());
        assertThat(folder).isDirectoryContaining("glob:**" + NAME).isDirectoryNotContaining("glob:**.unfinished");
    }

    /** What a full disk looks like: a part is written, then nothing more can be. */
    @Test
    void leavesNothingOfACopyThatFailed() throws IOException {
        doAnswer(call -> {
                    Files.write(Path.of(call.getArgument(1, String.class)), half());
                    throw new DataAccessResourceFailureException("No space left on device");
                })
                .when(database)
                .update(anyString(), any(Object[].class));

        refuses();
    }

    @Test
    void leavesNothingOfACopyThatWasCut() throws IOException {
        databaseWrites(half());
        refuses();
    }

    @Test
    void leavesNothingOfACopyThatWasDamaged() throws IOException {
        byte[] damaged = zip();
        damaged[60] ^= 1;
        databaseWrites(damaged);
        refuses();
    }

    @Test
    void doesNotTakeTheRoomThatTheDatabaseNeeds() throws IOException {
        when(data.size()).thenReturn(Long.MAX_VALUE);

        refuses();

        verify(database, never()).update(anyString(), any(Object[].class));
    }

    @Test
    void removesWhatAKilledProcessLeftUnfinished() throws IOException {
        Path killed = Files.write(folder.resolve("vouch-20260101T000000.000Z.zip.unfinished"), half());
        Path complete = Files.write(folder.resolve("vouch-20260101T000000.000Z.zip"), zip());

        backups();

        assertThat(killed).doesNotExist();
        assertThat(complete).hasBinaryContent(zip());
    }

    private void refuses() throws IOException {
        Backups backups = backups();
        assertThatThrownBy(backups::make).isInstanceOfSatisfying(ErrorResponseException.class, refused -> {
            assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
            assertThat(refused.getBody().getDetail()).contains(folder.toString(), "make as much room");
        });
        assertThat(folder).isEmptyDirectory();
    }

    private Backups backups() throws IOException {
        return new Backups(database, data, compaction, clock);
    }

    private void databaseWrites(byte[] content) {
        doAnswer(call -> {
                    Files.write(Path.of(call.getArgument(1, String.class)), content);
                    return 0;
                })
                .when(database)
                .update(anyString(), any(Object[].class));
    }

    private static byte[] half() throws IOException {
        byte[] whole = zip();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("vouch.mv.db");
            entry.setTime(0);
            zip.putNextEntry(entry);
            for (int i = 0; i < 10_000; i++) {
                zip.write(i * i >> 7);
            }
        }
        return bytes.toByteArray();
    }
}
