package vouch.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vouch.faults.check.Checker;
import vouch.faults.check.Database;
import vouch.faults.check.History;
import vouch.faults.check.Report;
import vouch.faults.check.Rows;

/**
 * Checks the data of a Vouch that was stopped, or a copy of it, and prints one line of JSON:
 * {@code Check JDBC_URL USER [HISTORY]}, the password in {@code VOUCH_PASSWORD}, the secrets that encrypt the keys of
 * customers in {@code VOUCH_ERASURE_MASTERKEYS}. Ends with 0 when nothing was found, with 1 when something was, with 2 when
 * it could not look.
 */
public final class Check {

    /** The default deadline, and a minute for what follows it. */
    private static final Duration IN_TIME = Duration.ofSeconds(120);

    private Check() {}

    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            err.println("Check JDBC_URL USER [HISTORY]");
            return 2;
        }
        try {
            History history = arguments.length == 3 ? History.read(Path.of(arguments[2])) : History.NONE;
            Report report = check(arguments[0], arguments[1], history);
            out.println(report.json());
            return report.violations().isEmpty() ? 0 : 1;
        } catch (SQLException | IOException e) {
            err.println("Cannot check: " + e.getMessage());
            return 2;
        }
    }

    private static Report check(String url, String user, History history) throws SQLException {
        String password = System.getenv().getOrDefault("VOUCH_PASSWORD", "");
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            String masterKeys = System.getenv().getOrDefault("VOUCH_ERASURE_MASTERKEYS", "");
            Rows rows = new Database(connection, List.of(masterKeys.split(","))).rows();
            Instant before = Instant.now().minus(IN_TIME);
            return new Report(rows, history, Checker.check(rows, history, before));
        }
    }
}
