package vouch.app;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vouch.engine.seal.SealVerification;
import vouch.engine.seal.SealVerification.Result;

/** {@code java -jar … verify-seal URL}: verifies the seal in a database, without Vouch. It only reads. */
final class VerifySeal {

    static final String COMMAND = "verify-seal";
    static final int RIGHT = 0;
    static final int DIFFERENT = 1;
    static final int NOT_VERIFIED = 2;

    private static final String EMBEDDED = "jdbc:h2:";
    private static final String NO_TABLE = "42";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    VerifySeal(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** Says in one sentence what was found, and returns the exit code. */
    int run(String... args) {
        // Without this, libraries would log to the same terminal.
        LoggingSystem.get(getClass().getClassLoader()).beforeInitialize();
        try {
            return verify(VerifySealOptions.of(args, environment));
        } catch (StartRefused e) {
            return notVerified(e.getMessage(), e.remedy());
        } catch (DataAccessException | SQLException e) {
            return notVerified(Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .filter(SQLException.class::isInstance)
                    .map(SQLException.class::cast)
                    .findFirst()
                    .orElseGet(() -> new SQLException(e.getMessage())));
        }
    }

    private int verify(VerifySealOptions options) throws SQLException {
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(url(options.url()), options.user(), options.password(), true);
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            Result result = SealVerification.of(database).verify(options.head(), progress -> {});
            out.println(sentence(result));
            return result.isRight() ? RIGHT : DIFFERENT;
        } finally {
            database.destroy();
        }
    }

    /** Nothing is written to the file, and no file is made. */
    private static String url(String given) {
        return given.startsWith(EMBEDDED) ? given + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE" : given;
    }

    private static String sentence(Result result) {
        if (result.isRight()) {
            return "The seal is right: %d events are as they were sealed, and its head is %s."
                    .formatted(result.events(), result.head());
        }
        String others =
                result.differences() == 1 ? "" : " There are %d differences in all.".formatted(result.differences());
        return result.first().sentence() + others;
    }

    private int notVerified(SQLException e) {
        if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return notVerified(
                    "another process uses the file", "stop Vouch, or let it verify with POST /actuator/seal");
        } else if (String.valueOf(e.getSQLState()).startsWith(NO_TABLE)) {
            return notVerified(
                    "the database has no seal that can be read (%s)".formatted(e.getMessage()),
                    "start this version of Vouch on it once, or name the user of Vouch with --user");
        }
        return DatabaseFailure.of(e)
                .map(known -> notVerified("the database " + known.what(e), "correct the URL, the user or the password"))
                .orElseGet(() -> notVerified(e.getMessage(), "correct the URL, the user or the password"));
    }

    private int notVerified(String because, String remedy) {
        err.println("The seal was not verified, because %s: %s.".formatted(because, remedy));
        return NOT_VERIFIED;
    }
}
