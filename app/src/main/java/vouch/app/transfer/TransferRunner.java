package vouch.app.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vouch.engine.transfer.TransferRefused;

/** Runs its command, if it is the one that is meant, and says in one sentence why it could not be done. */
abstract class TransferRunner implements ApplicationRunner, ExitCodeGenerator {

    static final Logger LOG = LoggerFactory.getLogger("vouch");

    private final String command;
    private int exitCode;

    TransferRunner(String command) {
        this.command = command;
    }

    /** @param more the words behind the file */
    abstract void run(Path file, List<String> more) throws IOException;

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> words = arguments.getNonOptionArgs();
        if (!words.get(0).equals(command)) {
            return;
        }
        Path file = Path.of(words.get(1));
        try {
            run(file, words.subList(2, words.size()));
        } catch (TransferRefused e) {
            stopped(e.getMessage(), e.remedy());
        } catch (IOException e) {
            stopped(
                    "the file %s cannot be read or written (%s)"
                            .formatted(file, e.getClass().getSimpleName()),
                    "choose a file that this process may read and write");
        }
    }

    private void stopped(String because, String remedy) {
        LOG.error("The {} has stopped, because {}: {}.", command, because, remedy);
        exitCode = 1;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
