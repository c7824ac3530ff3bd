package vouch.app;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says why a PostgreSQL database cannot be used, and what an operator can do. The SQL state and the driver's message
 * select the failure; the first match counts.
 */
enum DatabaseFailure {
    READ_ONLY("25006", "", "can only be read", "let spring.datasource.url lead to the server that can be written"),
    NO_SERVER_TO_WRITE("08001", "targetServerType", READ_ONLY),
    POOLED(
            "08P01",
            "startup parameter",
            "is behind a connection pooler that does not keep what is set and prepared for a connection",
            "let spring.datasource.url lead to PostgreSQL itself, for Vouch has a pool of its own"),
    /** Another client has prepared a statement under this name. */
    PREPARED_BY_ANOTHER("42P05", "", POOLED),
    /** Another client is connected to the session that prepared the statement. */
    PREPARED_ELSEWHERE("26000", "", POOLED),
    NOT_POSTGRES("08P01", "", "is not PostgreSQL", "correct spring.datasource.url"),
    /** For example, the password or the encryption is missing. Only the driver's message says which. */
    UNMET("08004", "", "refuses the connection (%s)", "give spring.datasource.password, or whatever it asks for"),
    UNREACHABLE("08", "", "cannot be reached", "start it, or correct spring.datasource.url"),
    STRANGER("28", "", "does not let Vouch in", "correct spring.datasource.username and spring.datasource.password"),
    MISSING("3D", "", "does not exist", "create it, or correct spring.datasource.url"),
    NOT_ITS_OWN(
            "42501",
            "",
            "does not let Vouch make or change its tables",
            "run alter database NAME owner to the role in spring.datasource.username"),
    FULL(
            "53300",
            "",
            "has no connection left",
            "raise max_connections, or the limit of the role or the database, or lower "
                    + "spring.datasource.hikari.maximum-pool-size"),
    NOT_READY("57P03", "", "is starting, stopping or recovering", "wait until it takes connections");

    private final String state;
    private final String message;
    private final String what;
    private final String remedy;

    /**
     * @param state the SQL state, or its first characters
     * @param message a part of the message, when the state alone is not enough
     * @param what completes a sentence about the database
     */
    DatabaseFailure(String state, String message, String what, String remedy) {
        this.state = state;
        this.message = message;
        this.what = what;
        this.remedy = remedy;
    }

    DatabaseFailure(String state, String message, DatabaseFailure same) {
        this(state, message, same.what, same.remedy);
    }

    static Optional<DatabaseFailure> of(SQLException failure) {
        return failure.getSQLState() == null
                ? Optional.empty()
                : Stream.of(values())
                        .filter(known -> failure.getSQLState().startsWith(known.state)
                                && String.valueOf(failure.getMessage()).contains(known.message))
                        .findFirst();
    }

    String what(SQLException failure) {
        return what.formatted(String.valueOf(failure.getMessage()).replaceAll("\\.$", ""));
    }

    String remedy() {
        return remedy;
    }
}
