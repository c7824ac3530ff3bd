package vouch.saga;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.api.order.OrderId;

/**
 * Stores failed steps in a table. They are retried with a back-off that doubles from 1 s to 10 min. After {@value
 * #MOST_ATTEMPTS} failures, about 90 min after the first one, only a person can retry a step.
 */
@Component
class ParkedSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedSteps.class);
    private static final int MOST_ATTEMPTS = 18;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_CAUSE = 4_000;

    private final JdbcTemplate database;
    private final Clock clock;

    ParkedSteps(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Parks the step of a stored event. */
    void park(DomainEventMessage<?> event, Throwable failure) {
        // The id has no slash, so that it can be part of a path.
        String id = event.getAggregateIdentifier().replace('/', ':') + "@" + event.getSequenceNumber();
        LOG.warn("{} is parked: {}", id, cause(failure));
        park(id, ByOrder.orderOf(event), event.getPayloadType().getSimpleName(), failure);
    }

    /** Stores the last failure of the step, and counts its failures. Both are written in the caller's transaction. */
    void park(String id, OrderId orderId, String step, Throwable failure) {
        Instant now = clock.instant();
        String cause = cause(failure);
        int attempts = 1
                + database.queryForList("select attempts from parked_step where id = ?", Integer.class, id).stream()
                        .findFirst()
                        .orElse(0);
        OffsetDateTime retryAt = attempts < MOST_ATTEMPTS ? at(now.plus(pause(attempts))) : null;
        int known = database.update(
                "update parked_step set cause = ?, attempts = ?, retry_at = ? where id = ?",
                cause,
                attempts,
                retryAt,
                id);
        if (known == 0) {
            database.update(
                    "insert into parked_step (id, order_id, step, cause, attempts, parked_at, retry_at) values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    orderId == null ? null : orderId.value(),
                    step,
                    cause,
                    attempts,
                    at(now),
                    retryAt);
        }
    }

    /** Deletes a step that was retried successfully, or that a person gave up. */
    void remove(String id) {
        database.update("delete from parked_step where id = ?", id);
    }

    List<ParkedStep> due(int atMost) {
        return database.query(
                "select * from parked_step where retry_at <= ? order by retry_at fetch first ? rows only",
                ParkedSteps::step,
                at(clock.instant()),
                atMost);
    }

    /** The parked steps of the order, the earliest failure first. */
    List<ParkedStep> of(OrderId orderId) {
        return database.query(
                "select * from parked_step where order_id = ? order by parked_at, id",
                ParkedSteps::step,
                orderId.value());
    }

    Optional<ParkedStep> find(String id) {
        return database.query("select * from parked_step where id = ?", ParkedSteps::step, id).stream()
                .findFirst();
    }

    List<ParkedStep> newest(int atMost) {
        return database.query(
                "select * from parked_step order by parked_at desc, id fetch first ? rows only",
                ParkedSteps::step,
                atMost);
    }

    private static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    static String cause(Throwable failure) {
        StringBuilder cause = new StringBuilder(failure.toString());
        for (Throwable next = failure.getCause(); next != null; next = next.getCause()) {
            cause.append("; ").append(next);
        }
        return cause.substring(0, Math.min(cause.length(), MOST_CAUSE));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static ParkedStep step(ResultSet row, int number) throws SQLException {
        String orderId = row.getString("order_id");
        OffsetDateTime retryAt = row.getObject("retry_at", OffsetDateTime.class);
        return new ParkedStep(
                row.getString("id"),
                orderId == null ? null : new OrderId(orderId),
                row.getString("step"),
                row.getString("cause"),
                row.getInt("attempts"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                retryAt == null ? null : retryAt.toInstant());
    }
}
