package vouch.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vouch.engine.eventstore.EventLog;
import vouch.engine.transfer.EventExport;
import vouch.engine.transfer.ExportFile;
import vouch.engine.transfer.TransferRefused;

/** Writes the events into a file, or goes on in it after the last full line. */
class ExportRunner extends TransferRunner {

    private final EventExport export;

    ExportRunner(EventLog log) {
        super(TransferCommand.EXPORT);
        this.export = new EventExport(log);
    }

    @Override
    void run(Path path, List<String> more) throws IOException {
        ExportFile file = new ExportFile(path);
        long position = file.position();
        if (!export.canGoOnAfter(position)) {
            throw new TransferRefused(
                    "%s ends with an event at position %d, and the store has none there".formatted(path, position),
                    "choose another file, or the store that the file comes from");
        }
        file.append(export.after(position));
        LOG.info("The events up to position {} are in {}.", file.position(), path);
    }
}
