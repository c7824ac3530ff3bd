package vouch.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.transfer.KeyFile;

/** Stores the keys of a file, before the events that need them. */
@ConditionalOnTables
class ImportKeysRunner extends TransferRunner {

    private final KeyFile keys;

    ImportKeysRunner(KeyFile keys) {
        super(TransferCommand.IMPORT_KEYS);
        this.keys = keys;
    }

    @Override
    void run(Path file, List<String> more) throws IOException {
        LOG.info("All {} keys of {} are stored.", keys.read(file), file);
    }
}
