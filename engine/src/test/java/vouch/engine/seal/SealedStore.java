package vouch.engine.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.engine.SetClock;
import vouch.engine.eventstore.EventLog;
import vouch.engine.seal.SealVerification.Result;

/** A store of events, and the seal over it. */
final class SealedStore {

    static final String BEGINNING = "0".repeat(64);

    final JdbcTemplate database;
    final TransactionTemplate transactions;
    final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    final Segments segments;
    final EventLog log;
    private final EventRows rows;
    private final Sealer sealer;

    SealedStore(DataSource source, EventLog log) {
        this(source, log, new JdbcEventRows(new JdbcTemplate(source)));
    }

    SealedStore(DataSource source, EventLog log, EventRows rows) {
        this.database = new JdbcTemplate(source);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        this.segments = new Segments(database);
        this.log = log;
        this.rows = rows;
        this.sealer = sealer();
    }

    /** Another node on the same store. */
    Sealer sealer() {
        return new Sealer(log, rows, segments, transactions, clock);
    }

    /** Numbers are missing now and then. */
    void storeMany(int events, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long position =
                database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class);
        for (int number = 0; number < events; number++) {
            position += 1 + random.nextInt(3);
            storeAt(position, random.nextInt(400));
        }
    }

    void storeAt(long position, int payload) {
        database.update(
                "insert into DomainEventEntry (globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber, type,"
                        + " timestamp, payloadType, payloadRevision, payload, metaData)"
                        + " values (?, ?, ?, ?, 'Thing', ?, 'Happened', ?, ?, ?)",
                position,
                "e-" + position,
                "thing/" + position % 7,
                position,
                Instant.EPOCH.plusSeconds(position).toString(),
                position % 2 == 0 ? null : "1",
                ("{\"at\":" + position + "}" + " ".repeat(payload)).getBytes(),
                "{}".getBytes());
    }

    /** As after some minutes without a new event. */
    void seal() {
        look();
        look();
        clock.pass(Sealer.GATHERS);
        look();
    }

    /** As every few seconds. */
    void look() {
        sealer.extend(() -> true);
    }

    Result verify() {
        return verify(Optional.empty());
    }

    Result verify(Optional<String> knownHead) {
        return new SealVerification(segments, rows).verify(knownHead, progress -> {});
    }

    /** What a verification finds after a change that is then undone. */
    Result verifyAfter(Runnable change) {
        return transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            change.run();
            return verify();
        });
    }

    void advance(Duration time) {
        clock.pass(time);
    }
}
