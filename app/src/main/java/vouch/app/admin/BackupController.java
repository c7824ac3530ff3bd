package vouch.app.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vouch.app.eventstore.DataFolder;

/**
 * Copies the embedded database while it is in use. The copy is consistent: it is the database as of one moment, with
 * events, tokens, sagas, deadlines and views of the same transactions.
 */
@RestController
@Profile("!postgres & !axonserver")
@RequestMapping("/admin/backups")
class BackupController {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'vouch-'uuuuMMdd'T'HHmmss.SSS'Z.zip'").withZone(ZoneOffset.UTC);

    private final JdbcTemplate database;
    private final DataFolder folder;
    private final Clock clock;

    BackupController(JdbcTemplate database, DataFolder folder, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.clock = clock;
    }

    record Backup(String file) {}

    /** Answers when the copy is complete. To restore it, unpack it into an empty data folder. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Backup create() throws IOException {
        Path file = folder.backup(NAME.format(clock.instant()));
        database.update("BACKUP TO ?", file.toString());
        return new Backup(file.toString());
    }
}
