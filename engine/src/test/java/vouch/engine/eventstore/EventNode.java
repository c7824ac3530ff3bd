package vouch.engine.eventstore;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vouch.engine.nodes.Node;

/** The event store of one process as in production, and the statements that it asks of the database. */
public final class EventNode implements AutoCloseable {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration().buildConfiguration();
    final List<String> statements = new CopyOnWriteArrayList<>();
    final TransactionManager transactions;
    final EventTail tail;
    final OrderedEventStorageEngine engine;
    final NotifyingEventStore store;
    final StreamPrefetch prefetch;

    public EventNode(DataSource database, Node node) {
        this(database, node, () -> OpenAppends.NONE);
    }

    /** @param openAppends what the database says of them, where it is not PostgreSQL */
    EventNode(DataSource database, Node node, Supplier<OpenAppends> openAppends) {
        DataSource listened = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                return listenedTo(super.getConnection());
            }
        };
        transactions = new SpringTransactionManager(new JdbcTransactionManager(listened));
        EventStoreAutoConfiguration production = new EventStoreAutoConfiguration();
        tail = production.eventTail();
        engine = production.eventStorageEngine(
                Jackson3Serializer.builder().build(),
                new DuplicateKeys(),
                new SpringDataSourceConnectionProvider(listened),
                transactions,
                tail,
                openAppends,
                new JdbcTemplate(listened),
                EventTables::mayHaveSnapshots,
                axon);
        store = (NotifyingEventStore) production.eventStore(engine, tail, axon, node);
        prefetch = production.streamPrefetch(new JdbcTemplate(listened), EventTables::mayHaveSnapshots);
    }

    public EventStore store() {
        return store;
    }

    /** Runs it in one transaction, as a command is handled. */
    public void inTransaction(Runnable task) {
        transactions.executeInTransaction(task);
    }

    /** What a reader finds that begins now. */
    List<TrackedEventMessage<?>> page(TrackingToken after) {
        return engine.reader().apply(after);
    }

    public void append(EventMessage<?>... events) {
        engine.appendEvents(List.of(events));
    }

    /** The statements since it was last asked. */
    List<String> asked() {
        List<String> asked = new ArrayList<>(statements);
        statements.clear();
        return asked;
    }

    private Connection listenedTo(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void close() {
        store.shutDown();
    }
}
