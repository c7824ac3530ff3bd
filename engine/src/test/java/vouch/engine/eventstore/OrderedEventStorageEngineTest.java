package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vouch.engine.nodes.Node;

class OrderedEventStorageEngineTest {

    private final DataSource database = EventTables.inMemory();
    private final EventNode node = new EventNode(database, Node.alone());

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void appendsAnyNumberOfEventsWithOneStatementAndInOrder() {
        node.append(IntStream.range(0, 250)
                .mapToObj(number -> event("order/" + number, 0))
                .toArray(EventMessage<?>[]::new));

        assertThat(node.asked()).hasSize(1);
        assertThat(node.page(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .containsExactlyElementsOf(IntStream.range(0, 250)
                        .mapToObj(number -> "order/" + number)
                        .toList());
        assertThat(node.page(null))
                .extracting(event -> event.trackingToken().position().orElseThrow())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 250).boxed().toList());
    }

    @Test
    void saysThatAStreamIsThereAlready() {
        node.append(event("order/1", 0));

        assertThatThrownBy(() -> node.append(event("order/1", 0))).isInstanceOf(AggregateStreamCreationException.class);
    }

    @Test
    void saysThatAnotherWasFaster() {
        node.append(event("order/1", 0), event("order/1", 1));

        assertThatThrownBy(() -> node.append(event("order/1", 1))).isInstanceOf(ConcurrencyException.class);
    }

    @Test
    void blamesTheRaceAndNoStreamWhenSeveralAreAppendedTo() {
        node.append(event("customer/1", 0), event("customer/1", 1));

        assertThatThrownBy(() -> node.append(event("order/1", 0), event("customer/1", 1)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(node.page(null)).hasSize(2);
    }

    @Test
    void goesOnAfterAFailedAppend() {
        node.append(event("order/1", 0));
        assertThatThrownBy(() -> node.append(event("order/1", 0))).isNotNull();

        node.append(event("order/2", 0));

        assertThat(node.page(null)).hasSize(2);
    }

    @Test
    void letsNoNumberBecomeVisibleBeforeThoseBelowIt() throws Exception {
        Transaction first = node.transactions.startTransaction();
        node.append(event("order/1", 0));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> node.append(event("order/2", 0)));
        assertThat(second).isNotDone();

        first.commit();
        second.get(10, TimeUnit.MINUTES);

        assertThat(node.page(null))
                .extracting(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .containsExactly("order/1", "order/2");
    }

    @Test
    void readsAStreamWithOneStatement() {
        node.append(event("order/1", 0), event("order/1", 1));
        node.asked();

        assertThat(node.store.readEvents("order/1").asStream()).hasSize(2);

        assertThat(node.asked()).hasSize(1);
    }

    @Test
    void readsAStreamOfSeveralPages() {
        node.append(IntStream.range(0, 2_000)
                .mapToObj(number -> event("customer/1", number))
                .toArray(EventMessage<?>[]::new));

        assertThat(node.store.readEvents("customer/1").asStream()).hasSize(2_000);
    }

    @Test
    void looksForSnapshotsOfCustomersOnly() {
        String customer = "customer/1";
        String order = "order/1";
        node.append(event(customer, 0), event(order, 0), event(customer, 1));
        node.engine.storeSnapshot(event(customer, 0));
        node.engine.storeSnapshot(event(order, 0));

        assertThat(node.engine.readSnapshot(customer)).isPresent();
        assertThat(node.engine.readSnapshot(order)).isEmpty();
    }

    @Test
    void readsPageByPageToTheEnd() {
        node.append(IntStream.range(0, 1_500)
                .mapToObj(number -> event("order/" + number, 0))
                .toArray(EventMessage<?>[]::new));

        List<TrackedEventMessage<?>> first = node.page(null);
        List<TrackedEventMessage<?>> second =
                node.page(first.get(first.size() - 1).trackingToken());

        assertThat(first.size() + second.size()).isEqualTo(1_500);
        assertThat(node.page(second.get(second.size() - 1).trackingToken())).isEmpty();
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Order", stream, sequence, "happened");
    }
}
