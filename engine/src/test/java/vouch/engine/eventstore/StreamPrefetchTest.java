package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.nodes.Node;

class StreamPrefetchTest {

    private final DataSource database = EventTables.inMemory();
    private final EventNode node = new EventNode(database, Node.alone());
    private final StreamPrefetch prefetch = node.prefetch;
    private final UnitOfWork<?> group = DefaultUnitOfWork.startAndGet(event("group", 0));

    @BeforeEach
    void appendStreams() {
        node.append(event("order/1", 0), event("customer/1", 0), event("order/1", 1), event("order/2", 0));
        node.asked();
    }

    @AfterEach
    void stop() {
        if (group.isActive()) {
            group.rollback();
        }
        node.close();
    }

    @Test
    void readsSeveralStreamsAtOnce() {
        prefetch.prefetch(List.of("order/1", "order/2", "order/none", "customer/1"));
        assertThat(node.asked()).hasSize(2);

        assertThat(sequenceNumbers("order/1")).containsExactly(0L, 1L);
        assertThat(sequenceNumbers("order/2")).containsExactly(0L);
        assertThat(sequenceNumbers("order/none")).isEmpty();
        assertThat(sequenceNumbers("customer/1")).containsExactly(0L);
        assertThat(node.asked()).isEmpty();
    }

    @Test
    void isUsedInTheUnitsOfWorkOfTheSameGroup() {
        prefetch.prefetch(List.of("order/1"));
        node.asked();

        DefaultUnitOfWork.startAndGet(event("command", 0))
                .execute(() -> assertThat(sequenceNumbers("order/1")).hasSize(2));

        assertThat(node.asked()).isEmpty();
    }

    @Test
    void isUsedOnce() {
        prefetch.prefetch(List.of("order/1"));
        sequenceNumbers("order/1");
        node.append(event("order/1", 2));
        node.asked();

        assertThat(sequenceNumbers("order/1")).containsExactly(0L, 1L, 2L);
    }

    @Test
    void leavesTheStreamsOfTheNextUnitOfWorkAlone() {
        prefetch.prefetch(List.of("order/1"));
        group.rollback();
        UnitOfWork<?> next = DefaultUnitOfWork.startAndGet(event("next", 0));
        node.asked();

        assertThat(sequenceNumbers("order/1")).hasSize(2);
        assertThat(node.asked()).isNotEmpty();
        next.rollback();
    }

    @Test
    void readsAStreamWithASnapshotAsEver() {
        node.engine.storeSnapshot(event("customer/1", 0));
        node.append(event("customer/1", 1));

        prefetch.prefetch(List.of("customer/1"));
        node.asked();

        assertThat(sequenceNumbers("customer/1")).containsExactly(0L, 1L);
        assertThat(node.asked()).hasSize(2);
    }

    @Test
    void readsALongStreamAsEver() {
        node.append(IntStream.rangeClosed(1, 400)
                .mapToObj(number -> event("customer/1", number))
                .toArray(EventMessage<?>[]::new));

        prefetch.prefetch(List.of("customer/1"));

        assertThat(sequenceNumbers("customer/1")).hasSize(401);
    }

    @Test
    void findsEachStreamByItsIndex() {
        node.append(IntStream.range(0, 1_000)
                .mapToObj(number -> event("order/other-" + number, 0))
                .toArray(EventMessage<?>[]::new));
        prefetch.prefetch(List.of("order/1", "order/2"));
        String statement = node.asked().stream()
                .filter(asked -> asked.contains("DomainEventEntry"))
                .reduce((first, last) -> last)
                .orElseThrow();

        String plan = new JdbcTemplate(database).queryForObject("explain analyze " + statement, String.class, (Object)
                new String[] {"order/1", "order/2"});

        assertThat(plan).contains("EVENT_STREAM_SEQUENCE_INDEX", "AGGREGATEIDENTIFIER = ID");
    }

    @Test
    void doesNothingOutsideOfAUnitOfWork() {
        group.rollback();

        prefetch.prefetch(List.of("order/1"));

        assertThat(node.asked()).isEmpty();
        assertThat(sequenceNumbers("order/1")).hasSize(2);
    }

    private List<Long> sequenceNumbers(String stream) {
        return node.store
                .readEvents(stream)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Order", stream, sequence, "happened");
    }
}
