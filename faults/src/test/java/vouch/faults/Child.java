package vouch.faults;

import java.nio.file.Path;
import vouch.acceptance.Launch;

/** Vouch with the test classes beside it on its class path, so that it does what a run wants of it. */
final class Child {

    private static final Path CLASSES = Path.of("target", "test-classes").toAbsolutePath();

    private Child() {}

    static Launch named(String name) {
        return Launch.named(name).quick().beside(CLASSES).with("--vouch.demo=false");
    }
}
