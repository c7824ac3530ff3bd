package vouch.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventMultiUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.engine.deadletter.DeadLetters;
import vouch.engine.eventstore.EventLog;
import vouch.engine.eventstore.LoggedEvent;
import vouch.engine.library.Book.BookBought;
import vouch.engine.library.Book.BookLent;
import vouch.engine.library.Book.LendBook;
import vouch.engine.library.Reader.ReaderEnrolled;

/**
 * A library whose events have changed since they were stored, in each way once: a type and a field have another name, a
 * field is split, a field is new, and an event is split. Aggregates, projections, the log and dead letters read them.
 */
class KindsOfChangeTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String BOUGHT = BookBought.class.getName();
    private static final String LENT = BookLent.class.getName();
    private static final String ENROLLED = ReaderEnrolled.class.getName();
    private static final String PRESENT = null;

    /** The stored forms of before. */
    private static final Stored RENAMED_TYPE = new Stored("ReaderJoined", "1", "{'reader':'Jane'}");

    private static final Stored RENAMED_FIELD = new Stored(BOUGHT, "1", "{'title':'Emma'}");
    private static final Stored SPLIT_FIELD = new Stored(LENT, "2", "{'loan':'Emma to Jane'}");
    private static final Stored NEW_FIELD = new Stored(LENT, "1", "{'book':'Emma'}");
    private static final Stored SPLIT_EVENT =
            new Stored("BookBoughtFor", "1", "{'title':'Persuasion','loan':'Persuasion to Jane'}");

    @TempDir
    private Path data;

    private ConfigurableApplicationContext library;

    private record Stored(String type, String revision, String payload) {

        byte[] bytes() {
            return payload.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Reads what earlier releases have stored. An event that is split goes on through the later revisions of its parts. */
    static class Upcasters {

        @Bean
        EventUpcaster formsOfBefore() {
            return new EventUpcasterChain(
                    new BoughtForReader(),
                    change("ReaderJoined", "1", ENROLLED, PRESENT, event -> event),
                    change(BOUGHT, "1", BOUGHT, PRESENT, event -> event.set("book", event.remove("title"))),
                    change(LENT, "1", LENT, "2", event -> {
                        String book = event.remove("book").asString();
                        return event.put("loan", book + " to the desk");
                    }),
                    change(LENT, "2", LENT, PRESENT, event -> {
                        String[] loan = event.remove("loan").asString().split(" to ", 2);
                        return event.put("book", loan[0]).put("reader", loan[1]);
                    }));
        }
    }

    /** Both parts have the place of the event that is stored. */
    private static final class BoughtForReader extends EventMultiUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("BookBoughtFor");
        }

        @Override
        protected Stream<IntermediateEventRepresentation> doUpcast(IntermediateEventRepresentation event) {
            return Stream.of(part(event, BOUGHT, "1", "loan"), part(event, LENT, "2", "title"));
        }

        private static IntermediateEventRepresentation part(
                IntermediateEventRepresentation event, String type, String revision, String otherField) {
            return event.upcastPayload(
                    new SimpleSerializedType(type, revision),
                    byte[].class,
                    changed(stored -> stored.without(otherField)));
        }
    }

    private static SingleEventUpcaster change(
            String from, String fromRevision, String to, String toRevision, UnaryOperator<ObjectNode> change) {
        return new SingleEventUpcaster() {

            @Override
            protected boolean canUpcast(IntermediateEventRepresentation event) {
                return event.getType().equals(new SimpleSerializedType(from, fromRevision));
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
                return event.upcastPayload(new SimpleSerializedType(to, toRevision), byte[].class, changed(change));
            }
        };
    }

    private static Function<byte[], byte[]> changed(UnaryOperator<ObjectNode> change) {
        return stored -> JSON.writeValueAsBytes(change.apply((ObjectNode) JSON.readTree(stored)));
    }

    /** An empty store, whose projections have nothing to handle. */
    @BeforeEach
    void makeTables() {
        start();
        stop();
    }

    private void start() {
        library = Library.with(Upcasters.class).run("--vouch.data-dir=" + data);
    }

    @AfterEach
    void stop() {
        library.close();
    }

    @Test
    void givesATypeAndAFieldAnotherName() throws Exception {
        store("Jane", 0, RENAMED_TYPE);
        store("Emma", 0, RENAMED_FIELD);
        start();

        awaitEvents(new ReaderEnrolled("Jane"), new BookBought("Emma"));
        send(new LendBook("Emma", "Jane"));
        awaitEntry("Emma Jane");
    }

    @Test
    void splitsAField() throws Exception {
        store("Emma", 0, RENAMED_FIELD);
        store("Emma", 1, SPLIT_FIELD);
        start();

        awaitEntry("Emma Jane");
        assertThatThrownBy(() -> send(new LendBook("Emma", "Ann"))).hasMessageContaining("Jane has it");
    }

    /** Through two revisions. */
    @Test
    void givesANewFieldADefault() throws Exception {
        store("Emma", 0, RENAMED_FIELD);
        store("Emma", 1, NEW_FIELD);
        start();

        awaitEntry("Emma the desk");
        assertThatThrownBy(() -> send(new LendBook("Emma", "Ann"))).hasMessageContaining("the desk has it");
    }

    @Test
    void splitsAnEventInTwo() throws Exception {
        store("Persuasion", 0, SPLIT_EVENT);
        store("Jane", 0, RENAMED_TYPE);
        start();

        awaitEvents(new BookBought("Persuasion"), new BookLent("Persuasion", "Jane"), new ReaderEnrolled("Jane"));
        awaitEntry("Persuasion Jane");
        assertThatThrownBy(() -> send(new LendBook("Persuasion", "Ann"))).hasMessageContaining("Jane has it");
        List<LoggedEvent> logged = library.getBean(EventLog.class).ofStream("Persuasion", 0, 9);
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).data().getPayload().getData()).isEqualTo(SPLIT_EVENT.bytes());
        assertThat(logged.get(0).messages())
                .<Object>extracting(DomainEventMessage::getPayload)
                .containsExactly(new BookBought("Persuasion"), new BookLent("Persuasion", "Jane"));
    }

    @Test
    void retriesEachPartOfASplitEventByItself() throws Exception {
        store("Persuasion", 0, SPLIT_EVENT);
        execute("alter table catalogue add constraint refused check (book <> 'Persuasion')");
        start();
        awaitLetters(BOUGHT, LENT);

        library.getBean(Catalogue.class).refuseNothing();

        awaitEntry("Persuasion Jane");
        awaitLetters();
    }

    /** The release before has kept the whole event as a dead letter, in the form that it had then. */
    @Test
    void retriesADeadLetterThatIsOlderThanTheSplit() throws Exception {
        store("Persuasion", 0, SPLIT_EVENT);
        execute("alter table catalogue add constraint refused check (book <> 'Persuasion')");
        start();
        awaitLetters(BOUGHT, LENT);
        stop();
        execute("delete from DeadLetterEntry where sequenceIndex = 1");
        execute(
                "update DeadLetterEntry set payloadType = ?, payloadRevision = ?, payload = ?",
                SPLIT_EVENT.type,
                SPLIT_EVENT.revision,
                SPLIT_EVENT.bytes());
        execute("alter table catalogue drop constraint refused");
        start();

        awaitEntry("Persuasion Jane");
        awaitLetters();
    }

    private void store(String stream, int number, Stored event) throws SQLException {
        execute(
                "insert into DomainEventEntry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp,"
                        + " payloadType, payloadRevision, payload, metaData) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                stream,
                number,
                event.type.contains("Reader") ? "Reader" : "Book",
                "2026-01-31T12:00:00Z",
                event.type,
                event.revision,
                event.bytes(),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    /** While no library runs. */
    private void execute(String sql, Object... values) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + data.resolve("vouch"), "vouch", "");
                PreparedStatement statement = database.prepareStatement(sql)) {
            for (int index = 0; index < values.length; index++) {
                statement.setObject(index + 1, values[index]);
            }
            statement.execute();
        }
    }

    private void send(Object command) {
        library.getBean(CommandGateway.class).sendAndWait(command);
    }

    private void awaitEvents(Object... events) {
        Journal journal = library.getBean(Journal.class);
        await().untilAsserted(() -> assertThat(journal.events()).containsExactly(events));
    }

    private void awaitEntry(String entry) {
        Catalogue catalogue = library.getBean(Catalogue.class);
        await().untilAsserted(() -> assertThat(catalogue.entries()).containsExactly(entry));
    }

    private void awaitLetters(String... types) {
        DeadLetters letters = library.getBean(DeadLetters.class);
        await().untilAsserted(() -> assertThat(letters.letters(Catalogue.class.getPackageName(), "Persuasion", 9))
                .extracting(DeadLetters.Letter::eventType)
                .containsExactly(types));
    }
}
