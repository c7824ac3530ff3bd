package vouch.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vouch.acceptance.Bounded;
import vouch.engine.Postgres;

/** The processes of a running PostgreSQL, to be killed or kept from writing. */
final class PostgresProcess {

    /** Changes what a process may do that runs already. */
    static final Path LIMITER = Path.of("/usr/bin/prlimit");

    private final Postgres postgres;
    private final List<String> command = new ArrayList<>();
    private Process again;

    PostgresProcess(Postgres postgres) throws IOException {
        this.postgres = postgres;
        // It refuses to run as root, and is told that it does not.
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        ProcessHandle.Info info = postmaster().info();
        command.add(info.command().orElseThrow());
        command.addAll(List.of(info.arguments().orElseThrow()));
    }

    private ProcessHandle postmaster() throws IOException {
        return postgres.postmaster().orElseThrow();
    }

    /** SIGKILL of the first process. */
    void kill() throws Exception {
        ProcessHandle postmaster = postmaster();
        postmaster.destroyForcibly();
        postmaster.onExit().get();
    }

    /** None of its processes can write a file any more, as on a full disk. It cannot even repair itself then, and ends. */
    void fillDisk() throws Exception {
        ProcessHandle postmaster = postmaster();
        // Those that it starts from now on have its limit.
        Stream.concat(Stream.of(postmaster), postmaster.children()).forEach(PostgresProcess::limitFiles);
        postmaster.onExit().get(Bounded.HANGING.toSeconds(), TimeUnit.SECONDS);
    }

    private static void limitFiles(ProcessHandle process) {
        try {
            // One that has ended meanwhile writes nothing either.
            new ProcessBuilder(LIMITER.toString(), "--pid", String.valueOf(process.pid()), "--fsize=0:")
                    .start()
                    .onExit()
                    .get();
        } catch (IOException | InterruptedException | ExecutionException e) {
            throw new AssertionError("PostgreSQL could not be limited", e);
        }
    }

    /** As it was started first. It may have to be tried while those that it left behind are still ending. */
    void start() {
        boolean up = Bounded.until(() -> {
            if (again == null || !again.isAlive()) {
                again = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                FaultRun.folder("postgres").resolve("again.log").toFile())
                        .start();
            }
            return answers();
        });
        if (!up) {
            throw new AssertionError("PostgreSQL did not come back: " + command);
        }
    }

    private boolean answers() {
        try (Connection connection = Victim.connect(postgres.url())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** SIGKILL of a process that serves Vouch; PostgreSQL then ends all of them, and repairs itself. */
    void killBackend(Random random) throws SQLException {
        List<Long> backends = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(postgres.url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_stat_activity where usename = 'vouch' and pid <> pg_backend_pid()")) {
            while (row.next()) {
                backends.add(row.getLong(1));
            }
        }
        ProcessHandle.of(backends.get(random.nextInt(backends.size()))).ifPresent(ProcessHandle::destroyForcibly);
    }
}
