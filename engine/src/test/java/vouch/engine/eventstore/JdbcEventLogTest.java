package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.erasure.ErasableTexts;
import vouch.engine.nodes.Node;
import vouch.engine.outage.NotYetVisible;

/** The log on H2, and what it does with numbers that are missing. */
class JdbcEventLogTest extends EventLogContract {

    private final DataSource source = EventTables.inMemory();
    private final JdbcTemplate database = new JdbcTemplate(source);
    private final EventNode node = new EventNode(source, Node.alone());
    private final Set<String> open = new HashSet<>();
    private final EventLog log = log(
            database,
            () -> new OpenAppends(
                    database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class),
                    Set.copyOf(open)));

    static EventLog log(JdbcTemplate database, Supplier<OpenAppends> openAppends) {
        return new EventLogAutoConfiguration()
                .jdbcEventLog(
                        database,
                        openAppends,
                        Jackson3Serializer.builder().build(),
                        DefaultConfigurer.defaultConfiguration().buildConfiguration(),
                        ErasableTexts.NONE);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Override
    EventLog log() {
        return log;
    }

    @Override
    void append(List<GenericDomainEventMessage<String>> events) {
        events.forEach(node::append);
    }

    @Test
    void goesPastNumbersThatNobodyFills() {
        store(2, 5, 1_000_005);

        assertThat(positions(log.after(-1, 10))).containsExactly(2L, 5L, 1_000_005L);
    }

    @Test
    void stopsBeforeANumberThatMayStillBeFilled() {
        store(1, 2);
        log.after(-1, 10);
        open.add("late");
        store(4, 5);

        assertThat(positions(log.after(-1, 10))).containsExactly(1L, 2L);
        assertThatThrownBy(() -> log.after(2, 10)).isInstanceOf(NotYetVisible.class);
        assertThat(log.decided()).isEqualTo(2);

        store(3);
        assertThat(positions(log.after(2, 10))).containsExactly(3L, 4L, 5L);
    }

    @Test
    void goesOnOnceItIsDecidedThatANumberStaysEmpty() {
        open.add("late");
        store(1, 3);
        assertThat(positions(log.after(-1, 10))).containsExactly(1L);

        open.clear();
        open.add("another");
        assertThat(positions(log.after(1, 10))).containsExactly(3L);
    }

    private static List<Long> positions(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::position).toList();
    }

    private void store(long... positions) {
        LongStream.of(positions)
                .forEach(position -> database.update(
                        "insert into DomainEventEntry (globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber,"
                                + " type, timestamp, payloadType, payload) values (?, ?, 'a', ?, 'A',"
                                + " '2026-01-01T00:00:00Z', 'A', X'7B7D')",
                        position,
                        "e-" + position,
                        position));
    }
}
