package vouch.engine.eventstore;

import static org.axonframework.common.jdbc.JdbcUtils.closeQuietly;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * Axon's JDBC engine with as few statements as possible. An append takes one statement, and the readers of this process
 * get its events from memory. Reading a stream takes one statement.
 */
final class OrderedEventStorageEngine extends JdbcEventStorageEngine {

    private static final GapAwareTrackingToken BEGINNING = GapAwareTrackingToken.newInstance(0, Set.of());

    private final TransactionManager transactions;
    private final AppendTurns turns;
    private final EventPages pages;
    private final Supplier<OpenAppends> appends;
    private final SnapshottedStreams snapshotted;

    /** @param snapshotted says whether the stream with this identifier may have a snapshot */
    OrderedEventStorageEngine(
            Builder builder,
            TransactionManager transactions,
            AppendTurns turns,
            EventPages pages,
            Supplier<OpenAppends> appends,
            SnapshottedStreams snapshotted) {
        super(builder);
        this.transactions = transactions;
        this.turns = turns;
        this.pages = pages;
        this.appends = appends;
        this.snapshotted = snapshotted;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        // Serialized before the turn is taken, so that no other transaction waits for it.
        EventInsert rows = new EventInsert(events, serializer);
        transactions.executeInTransaction(
                () -> turns.take().ifPresentOrElse(turn -> turn.add(insert(events, rows)), () -> insert(events, rows)));
    }

    private List<AppendedEvent> insert(List<? extends EventMessage<?>> events, EventInsert rows) {
        long[] places = places(events, rows);
        List<AppendedEvent> appended = new ArrayList<>(places.length);
        for (int row = 0; row < places.length; row++) {
            appended.add(AppendedEvent.of(events.get(row), places[row], rows, row, getEventSerializer()));
        }
        return appended;
    }

    private long[] places(List<? extends EventMessage<?>> events, EventInsert rows) {
        Connection connection = getConnection();
        try {
            return rows.run(connection, schema());
        } catch (SQLException e) {
            handlePersistenceException(e, blamed(events));
            throw new IllegalStateException("handlePersistenceException always throws.", e);
        } finally {
            closeQuietly(connection);
        }
    }

    /**
     * Returns the event to blame when the database refuses one of the rows. No database says portably which row it
     * refused. If possible, this is not the first event of a stream, for which Axon would report that the stream exists
     * already. For any other event Axon reports a lost race, after which all commands are decided again.
     */
    private static EventMessage<?> blamed(List<? extends EventMessage<?>> events) {
        return events.stream()
                .filter(event -> !(event instanceof DomainEventMessage<?> first && first.getSequenceNumber() == 0))
                .findFirst()
                .<EventMessage<?>>map(event -> event)
                .orElse(events.get(0));
    }

    /**
     * Returns a function for one reader. It reads one page of events after a token, which is empty only when there are
     * no more events yet.
     */
    Function<TrackingToken, List<TrackedEventMessage<?>>> reader() {
        DecidedNumbers numbers = new DecidedNumbers(appends);
        return after -> page(after, numbers);
    }

    private List<TrackedEventMessage<?>> page(TrackingToken after, DecidedNumbers numbers) {
        TrackingToken position = after;
        while (true) {
            List<? extends TrackedEventData<?>> rows = rows(position, numbers);
            List<TrackedEventMessage<?>> events = EventUtils.upcastAndDeserializeTrackedEvents(
                            rows.stream(), getEventSerializer(), upcasterChain)
                    .toList();
            if (rows.isEmpty() || !events.isEmpty()) {
                return events;
            }
            // An upcaster has dropped all events of the page.
            position = rows.get(rows.size() - 1).trackingToken();
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(TrackingToken after, int batchSize) {
        return rows(after, new DecidedNumbers(appends));
    }

    private List<? extends TrackedEventData<?>> rows(TrackingToken after, DecidedNumbers numbers) {
        return pages.after(after == null ? BEGINNING : (GapAwareTrackingToken) after, numbers);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshotted.includes(aggregateIdentifier) && !StreamPrefetch.holds(aggregateIdentifier)
                ? super.readSnapshotData(aggregateIdentifier)
                : Stream.empty();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        Optional<List<DomainEventData<?>>> prefetched =
                firstSequenceNumber == 0 ? StreamPrefetch.take(aggregateIdentifier) : Optional.empty();
        return prefetched.isPresent()
                ? prefetched.get()
                : super.fetchDomainEvents(aggregateIdentifier, firstSequenceNumber, batchSize);
    }
}
