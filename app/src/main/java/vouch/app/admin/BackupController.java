package vouch.app.admin;

import java.io.IOException;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes backups of the embedded database over HTTP. */
@RestController
@Profile("!postgres & !axonserver")
@RequestMapping(path = "/admin/backups", produces = MediaType.APPLICATION_JSON_VALUE)
class BackupController {

    private final Backups backups;

    BackupController(Backups backups) {
        this.backups = backups;
    }

    record Backup(String file) {}

    /** Answers when the copy is complete. To restore it, unpack it into an empty data folder. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Backup create() throws IOException {
        return new Backup(backups.make().toString());
    }
}
