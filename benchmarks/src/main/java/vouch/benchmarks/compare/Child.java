package vouch.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vouch.benchmarks.Unusable;

/** A Java process that is started here and ends with this one. */
final class Child implements AutoCloseable {

    private static final int LOG_LINES_SHOWN = 30;
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final Thread lastResort;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Its errors, and its output unless somebody reads that, go to the log. */
    static Child start(Path log, boolean isRead, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        if (!isRead) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        }
        return new Child(builder.start(), log);
    }

    Process process() {
        return process;
    }

    /** What it had to say when it ended or did not do what it should. */
    Unusable failure(String what) throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size());
        return new Unusable(what + ":" + System.lineSeparator() + String.join(System.lineSeparator(), tail));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
