package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are missing in the order of events: PostgreSQL decides whether they are still filled. */
class MissingNumbersIT {

    private static final String SEQUENCE = "pg_get_serial_sequence('DomainEventEntry', 'globalindex')";

    @TempDir
    private static Path data;

    private static PostgresTables tables;

    private OrderedEventStorageEngine another;
    private Reader reader;

    @BeforeAll
    static void start() throws Exception {
        tables = new PostgresTables(data);
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void begin() throws Exception {
        tables.empty();
        another = tables.engine(new EventStoreAutoConfiguration().eventTail());
        reader = new Reader();
        append("first");
        assertThat(reader.read()).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 5_000_000})
    void areNotRememberedAfterAJump(long jump) throws Exception {
        jumpBy(jump);
        append("behind", "further");

        assertThat(reader.read()).containsExactly("behind", "further");
        assertThat(reader.position()).isEqualTo(1 + jump + 2);
        assertThat(reader.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 5_000_000})
    void areNotRememberedEitherWhileAJumpMayStillBeFilled(long jump) throws Exception {
        try (Connection open = holdOpen("late")) {
            jumpBy(jump);
            append("behind");
            assertThat(reader.read()).isEmpty();
            assertThat(reader.gaps()).isEmpty();
            open.commit();
        }

        assertThat(reader.read()).containsExactly("late", "behind");
        assertThat(reader.gaps()).isEmpty();
    }

    /** As the first releases stored them, each by itself. */
    @Test
    void areForgottenByATokenThatHasOneHundredThousand() throws Exception {
        jumpBy(100_000);
        append("behind", "further");
        long behind = 1 + 100_000 + 1;
        List<Long> gaps = LongStream.range(2, behind).boxed().toList();

        assertThat(another.reader().apply(GapAwareTrackingToken.newInstance(behind, gaps)))
                .singleElement()
                .satisfies(event -> assertThat(((GapAwareTrackingToken) event.trackingToken()).getGaps())
                        .isEmpty());
    }

    /** Whatever time the events behind it have: that of a node whose clock was set back. */
    @RepeatedTest(6)
    void areFoundWhenTheyAreFilledLate() throws Exception {
        try (Connection open = holdOpen("late")) {
            append("fast", "faster");
            assertThat(reader.read()).containsExactly("fast", "faster");
            append("fastest");
            assertThat(reader.read()).containsExactly("fastest");
            open.commit();
        }

        assertThat(reader.read()).containsExactly("late");
        append("last");
        assertThat(reader.read()).containsExactly("last");
        assertThat(reader.gaps()).isEmpty();
    }

    @Test
    void areFoundAlthoughOnlyTheNumberWasTakenWhenTheyWereMissed() throws Exception {
        try (Connection open = connection()) {
            execute(open, "select nextval(" + SEQUENCE + ")");
            append("fast");
            assertThat(reader.read()).containsExactly("fast");
            append("faster");
            assertThat(reader.read()).containsExactly("faster");
            insert(open, "globalIndex, ", "currval(" + SEQUENCE + "), ", "late");
            open.commit();
        }

        assertThat(reader.read()).containsExactly("late");
    }

    @Test
    void areFoundWhenAPreparedTransactionFillsThem() throws Exception {
        try (Connection open = holdOpen("late")) {
            append("fast");
            assertThat(reader.read()).containsExactly("fast");
            execute(open, "prepare transaction 'late'");
            append("faster");
            assertThat(reader.read()).containsExactly("faster");
        }
        append("fastest");
        assertThat(reader.read()).containsExactly("fastest");
        tables.rows.execute("commit prepared 'late'");

        assertThat(reader.read()).containsExactly("late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "select pg_terminate_backend(pg_backend_pid())"})
    void areForgottenWhenTheirTransactionIsNoMore(String end) throws Exception {
        try (Connection open = holdOpen("undone")) {
            append("fast");
            assertThat(reader.read()).containsExactly("fast");
            assertThat(reader.gaps()).hasSize(1);
            end(open, end);
        }
        append("last");

        assertThat(reader.read()).containsExactly("last");
        assertThat(reader.gaps()).isEmpty();
    }

    @Test
    void areNotWaitedForBecauseOfWhoeverOnlyReads() throws Exception {
        try (Connection idle = connection()) {
            execute(idle, "select count(*) from DomainEventEntry");
            jumpBy(100_000);
            append("behind");

            assertThat(reader.read()).containsExactly("behind");
        }
    }

    @Test
    void loseNoEventWhereverNodesOvertakeEachOther() throws Exception {
        ConcurrentLinkedQueue<String> committed = new ConcurrentLinkedQueue<>(List.of("first"));
        List<CompletableFuture<Void>> nodes = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> appendUnderOthers(node, committed)))
                .toList();
        List<String> read = new ArrayList<>(List.of("first"));
        while (!nodes.stream().allMatch(CompletableFuture::isDone)) {
            read.addAll(reader.read());
        }
        CompletableFuture.allOf(nodes.toArray(CompletableFuture[]::new)).get();
        read.addAll(reader.read());

        assertThat(read).containsExactlyInAnyOrderElementsOf(committed);
    }

    /** Sometimes for as long as the reader looks several times, and sometimes in vain. */
    private void appendUnderOthers(int node, ConcurrentLinkedQueue<String> committed) {
        try {
            OrderedEventStorageEngine engine = tables.engine(new EventStoreAutoConfiguration().eventTail());
            for (int number = 0; number < 100; number++) {
                String stream = node + "-" + number;
                Transaction transaction = tables.transactions.startTransaction();
                engine.appendEvents(event(stream), event(stream + "-too"));
                if (ThreadLocalRandom.current().nextInt(10) == 0) {
                    long looks = reader.looks.get();
                    await().until(() -> reader.looks.get() > looks + 3);
                }
                if (ThreadLocalRandom.current().nextInt(5) == 0) {
                    transaction.rollback();
                } else {
                    transaction.commit();
                    committed.addAll(List.of(stream, stream + "-too"));
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void append(String... streams) {
        for (String stream : streams) {
            another.appendEvents(event(stream));
        }
    }

    private static GenericDomainEventMessage<String> event(String stream) {
        Instant setBack = Instant.now().minus(Duration.ofSeconds(180));
        return new GenericDomainEventMessage<>(
                "Order", stream, 0, "happened", MetaData.emptyInstance(), "event of " + stream, setBack);
    }

    private static void jumpBy(long numbers) {
        tables.rows.execute("select setval(" + SEQUENCE + ", " + numbers + " + (select last_value from "
                + "DomainEventEntry_globalIndex_seq))");
    }

    /** It has taken its number, and nobody sees it before the commit. */
    private static Connection holdOpen(String stream) throws SQLException {
        Connection open = connection();
        insert(open, "", "", stream);
        return open;
    }

    private static void insert(Connection open, String column, String value, String stream) throws SQLException {
        execute(
                open,
                """
                insert into DomainEventEntry (%s eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,
                                              payloadType, payload, metaData)
                values (%s 'event of %s', '%s', 0, 'Order', '2026-01-01T00:00:00Z', 'java.lang.String', '"held"', '{}')
                """
                        .formatted(column, value, stream, stream));
    }

    private static Connection connection() throws SQLException {
        Connection connection = DriverManager.getConnection(tables.database.getJdbcUrl());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void end(Connection connection, String sql) {
        try {
            execute(connection, sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("57P01");
        }
    }

    /** Of another node than those that append. */
    private static final class Reader {

        private final AtomicLong looks = new AtomicLong();
        private final StoredEventStream stream;
        private GapAwareTrackingToken last;

        Reader() throws Exception {
            EventTail tail = new EventStoreAutoConfiguration().eventTail();
            stream = new StoredEventStream(null, tables.engine(tail).reader(), tail, looks::get, Set.of());
        }

        /** The streams of the events that the next look finds. */
        List<String> read() throws InterruptedException {
            looks.incrementAndGet();
            List<String> streams = new ArrayList<>();
            while (stream.hasNextAvailable()) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                last = (GapAwareTrackingToken) event.trackingToken();
                streams.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            }
            return streams;
        }

        long position() {
            return last.getIndex();
        }

        Set<Long> gaps() {
            return last.getGaps();
        }
    }
}
