package vouch.engine.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {

    static Exception[] outages() {
        return new Exception[] {
            new CannotCreateTransactionException("no connection"),
            new DataAccessResourceFailureException("connection lost"),
            new UncategorizedSQLException("a batch", null, new SQLException("terminating connection", "57P01")),
            new IllegalStateException(new SQLException("the disk is full", "53100")),
            new RejectedExecutionException("stopping"),
            new InterruptedException(),
            new Overloaded(),
        };
    }

    @ParameterizedTest
    @MethodSource("outages")
    void areOutagesWhenEveryCommandWouldMeetThem(Exception outage) {
        assertThat(Failures.isOutage(outage)).isTrue();
        assertThat(Failures.isTransient(outage)).isTrue();
    }

    static Exception[] transientFailures() {
        return new Exception[] {
            new CannotAcquireLockException("locked"),
            new ConcurrencyException("another was faster"),
            new UnableToClaimTokenException("another node has it"),
            new CommandExecutionException("in another process", null),
            new UncategorizedSQLException("a row", null, new SQLException("no known state", "XX000")),
        };
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void areTransientWhenTheyMayConcernOneCommandOnly(Exception failure) {
        assertThat(Failures.isTransient(failure)).isTrue();
        assertThat(Failures.isOutage(failure)).isFalse();
    }

    static Exception[] mistakes() {
        return new Exception[] {
            new NullPointerException(),
            new DataIntegrityViolationException("value too long", new SQLException("value too long", "22001")),
            new BadSqlGrammarException("a query", "selct", new SQLException("syntax", "42601")),
        };
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areNeitherWhenSomethingIsWrong(Exception mistake) {
        assertThat(Failures.isTransient(mistake)).isFalse();
        assertThat(Failures.isOutage(mistake)).isFalse();
    }
}
