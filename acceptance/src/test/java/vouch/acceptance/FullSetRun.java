package vouch.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A set of JSON lines, and a Vouch that answers everything in it as it has to be. */
abstract class FullSetRun {

    @TempDir
    private Path folder;

    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    FullSetFolder set;
    StubVouch stub;

    @BeforeEach
    void everythingAsExpected() throws IOException {
        set = FullSetFolder.wellFormed(folder);
        stub = FullStub.start();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    /** Nothing that lags behind is waited for. */
    List<Difference> run() throws InterruptedException {
        return FullStub.run(set, stub, said, Duration.ZERO);
    }
}
