package vouch.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.transfer.KeyFile;

/** Writes the keys of customers into a file of their own. */
@ConditionalOnTables
class ExportKeysRunner extends TransferRunner {

    private final KeyFile keys;

    ExportKeysRunner(KeyFile keys) {
        super(TransferCommand.EXPORT_KEYS);
        this.keys = keys;
    }

    @Override
    void run(Path file, List<String> more) throws IOException {
        LOG.info("{} keys are in {}. Keep it apart from the events.", keys.write(file), file);
    }
}
