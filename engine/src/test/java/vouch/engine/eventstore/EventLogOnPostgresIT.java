package vouch.engine.eventstore;

import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The log on PostgreSQL. */
class EventLogOnPostgresIT extends EventLogContract {

    @TempDir
    private static Path data;

    private static PostgresTables tables;

    private EventNode node;
    private EventLog log;

    @BeforeAll
    static void start() throws Exception {
        tables = new PostgresTables(data);
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void open() {
        tables.empty();
        node = tables.node();
        log = tables.log();
    }

    @AfterEach
    void close() {
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
}
