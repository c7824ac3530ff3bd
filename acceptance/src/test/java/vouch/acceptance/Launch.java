package vouch.acceptance;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How the product is started: its jar, as it is delivered, in a process of its own.
 *
 * @param name of its log in target/product
 * @param directory in which it is started
 * @param shell what starts it; nothing means that it is started directly
 * @param program the jar; a test may put it on a class path with something of its own
 */
public record Launch(
        String name,
        Path directory,
        List<String> shell,
        List<String> options,
        List<String> program,
        List<String> arguments) {

    private static final Path LOGS = Path.of("target", "product").toAbsolutePath();
    static final String JAR = System.getProperty("vouch.product");
    private static final String OPEN = "--vouch.security.open=true";
    private static final String PORT = "--server.port=";

    private static final int PORTS = 4_000;
    private static final int FIRST_PORT = 20_000 + PORTS * (Integer.getInteger("vouch.fork", 1) - 1);
    private static final AtomicInteger GIVEN =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

    /** Without a sign-in, for the tests of everything else. */
    public static Launch named(String name) {
        return new Launch(name, LOGS, List.of(), List.of(), List.of("-jar", JAR), List.of(OPEN));
    }

    /** For a conformance set: nothing happens but what the set says, at any speed. */
    public static Launch forConformance(String name) {
        return named(name).unhurried().with("--vouch.demo=false", "--vouch.daily-review=off");
    }

    /** As it is delivered: clients sign in. */
    public Launch withSignIn() {
        return new Launch(
                name,
                directory,
                shell,
                options,
                program,
                arguments.stream().filter(argument -> !argument.equals(OPEN)).toList());
    }

    /** For processes that do not live long: the same product, up after less than half of the computing. */
    public Launch quick() {
        return unpacked().option("-XX:SharedArchiveFile=" + ClassArchive.file());
    }

    /** Compiled once, for it does not pay to do it better, and from jars alone, whose classes an archive can hold. */
    Launch unpacked() {
        Path classes = Path.of(JAR).resolveSibling("classes.jar");
        Path libraries = Path.of(JAR).resolveSibling("unpacked").resolve(Path.of("BOOT-INF", "lib"));
        return option("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .running(List.of("-cp", classes + File.pathSeparator + libraries + "/*", "vouch.app.Application"));
    }

    /** A quick one that finds classes of a test behind those of the product. */
    public Launch beside(Path folder) {
        return running(List.of("-cp", program.get(1) + File.pathSeparator + folder, program.get(2)));
    }

    /** With this much memory and no more, and as the image is started: without any it ends. */
    public Launch within(int mib) {
        return option("-Xmx" + mib + "m", "-XX:+ExitOnOutOfMemoryError");
    }

    Launch option(String... more) {
        return new Launch(
                name,
                directory,
                shell,
                Stream.concat(options.stream(), Stream.of(more)).toList(),
                program,
                arguments);
    }

    /** No order is given up because the machine is slow. */
    public Launch unhurried() {
        return with("--vouch.decision-deadline=1h");
    }

    /** No file of the process may get longer, as on a disk that is full. */
    public Launch writingAtMost(int kib) {
        // In blocks of 512 bytes.
        String limited = "ulimit -S -f " + 2 * kib + " && exec \"$@\"";
        return new Launch(name, directory, List.of("/bin/sh", "-c", limited, "sh"), options, program, arguments);
    }

    /** @param assignment of a variable of the environment: {@code NAME=value} */
    Launch variable(String assignment) {
        return new Launch(name, directory, List.of("/usr/bin/env", assignment), options, program, arguments);
    }

    public Launch in(Path directory) {
        return new Launch(name, directory, shell, options, program, arguments);
    }

    public Launch on(Path data) {
        return with("--vouch.data-dir=" + data);
    }

    public Launch running(List<String> program) {
        return new Launch(name, directory, shell, options, program, arguments);
    }

    public Launch with(String... more) {
        return new Launch(
                name,
                directory,
                shell,
                options,
                program,
                Stream.concat(arguments.stream(), Stream.of(more)).toList());
    }

    public Launch as(String name) {
        return new Launch(name, directory, shell, options, program, arguments);
    }

    /** Where it will be found, also when it is started again. */
    public Launch atFreePort() {
        return with(PORT + freePort());
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port().orElseThrow());
    }

    private Optional<String> port() {
        return arguments.stream()
                .filter(argument -> argument.startsWith(PORT))
                .map(argument -> argument.substring(PORT.length()))
                .findFirst();
    }

    /** Comes back at once, however the start goes on. */
    public VouchProcess go() throws IOException {
        if (port().isEmpty()) {
            return atFreePort().go();
        }
        List<String> command = new ArrayList<>(shell);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(arguments);
        Path log = Files.createDirectories(LOGS).resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new VouchProcess(process, url(), log);
    }

    /** Comes back when Vouch says that it is ready. */
    public VouchProcess ready() throws IOException, InterruptedException {
        VouchProcess vouch = go();
        try {
            vouch.awaitReady();
            return vouch;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            vouch.close();
            throw e;
        }
    }

    /**
     * Below those that the system gives to clients: one that asks whether Vouch listens must not take its port. A process
     * needs seconds until it listens, so the same port is not given again, nor to another process of this build.
     */
    static int freePort() {
        for (; ; ) {
            int port = FIRST_PORT + GIVEN.getAndIncrement() % PORTS;
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // Taken: the next one.
            }
        }
    }
}
