package vouch.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.engine.commandbus.GroupingCommandBus;
import vouch.engine.consistency.ConsistentReads;
import vouch.engine.consistency.UnknownEvents;
import vouch.engine.deadletter.DeadLetters;
import vouch.engine.dryrun.DryRun;
import vouch.engine.library.Book.BookBought;
import vouch.engine.library.Book.BookLent;
import vouch.engine.library.Book.BuyBook;
import vouch.engine.library.Book.LendBook;
import vouch.engine.library.Reader.Enrol;
import vouch.engine.library.Reader.ReaderEnrolled;

/** The engine does for an application that it does not know what its README says. */
class LibraryTest {

    @TempDir
    private Path data;

    private ConfigurableApplicationContext library;

    @BeforeEach
    void start() {
        library = Library.start("--vouch.data-dir=" + data);
    }

    @AfterEach
    void stop() {
        library.close();
    }

    @Test
    void keepsItsEventsInTheEmbeddedDatabase() {
        send(new BuyBook("Emma"), new Enrol("Jane"), new LendBook("Emma", "Jane"));

        assertThat(data.resolve("vouch.mv.db")).exists();
        assertThat(library.getBean(EventStore.class).readEvents("Emma").asStream())
                .extracting(event -> (Object) event.getPayload())
                .containsExactly(new BookBought("Emma"), new BookLent("Emma", "Jane"));
        awaitEvents(new BookBought("Emma"), new ReaderEnrolled("Jane"), new BookLent("Emma", "Jane"));
    }

    @Test
    void goesOnWhereItWasStopped() {
        send(new BuyBook("Emma"), new LendBook("Emma", "Jane"));
        awaitEvents(new BookBought("Emma"), new BookLent("Emma", "Jane"));

        stop();
        start();

        assertThatThrownBy(() -> send(new LendBook("Emma", "Ann"))).hasMessageContaining("Jane has it");
        send(new Enrol("Ann"));
        awaitEvents(new ReaderEnrolled("Ann"));
    }

    /** Many ask at once, so that their commands are handled in groups. One gets the book, and the others are told who. */
    @Test
    void handlesCommandsInGroups() {
        send(new BuyBook("Emma"));
        CommandGateway commands = library.getBean(CommandGateway.class);

        List<CompletableFuture<Object>> answers = IntStream.range(0, 50)
                .mapToObj(number -> List.of(new Enrol("reader " + number), new LendBook("Emma", "reader " + number)))
                .flatMap(List::stream)
                .map(commands::send)
                .toList();
        await().until(() -> answers.stream().allMatch(CompletableFuture::isDone));

        assertThat(library.getBean(CommandBus.class)).isInstanceOf(GroupingCommandBus.class);
        assertThat(answers.stream().filter(CompletableFuture::isCompletedExceptionally))
                .hasSize(49)
                .allSatisfy(answer -> assertThat(answer)
                        .failsWithin(Duration.ZERO)
                        .withThrowableThat()
                        .withMessageContaining("reader 0 has it"));
        assertThat(library.getBean(EventStore.class).readEvents("Emma").asStream())
                .hasSize(2);
    }

    @Test
    void keepsNothingOfADryRun() {
        send(DryRun.of(new BuyBook("Emma")), DryRun.of(new Enrol("Jane")));

        assertThatThrownBy(() -> send(DryRun.of(new LendBook("Emma", "Jane")))).hasMessageContaining("not found");
        assertThat(library.getBean(EventStore.class).readEvents("Emma").asStream())
                .isEmpty();
        send(new BuyBook("Emma"));
        send(DryRun.of(new LendBook("Emma", "Jane")), new LendBook("Emma", "Ann"));
        awaitEvents(new BookBought("Emma"), new BookLent("Emma", "Ann"));
    }

    @Test
    void putsEventsAsideThatAProjectionCannotHandleUntilItCan() {
        Catalogue catalogue = library.getBean(Catalogue.class);
        DeadLetters letters = library.getBean(DeadLetters.class);
        catalogue.refuse("Emma");

        send(new BuyBook("Emma"), new LendBook("Emma", "Jane"), new BuyBook("Persuasion"));

        await().untilAsserted(() -> assertThat(letters.letters(Catalogue.class.getPackageName(), "Emma", 9))
                .extracting(DeadLetters.Letter::eventType)
                .containsExactly(BookBought.class.getName(), BookLent.class.getName()));
        await().untilAsserted(() -> assertThat(catalogue.entries()).containsExactly("Persuasion"));

        catalogue.refuseNothing();

        await().untilAsserted(() -> assertThat(catalogue.entries()).containsExactly("Emma Jane", "Persuasion"));
        await().untilAsserted(() -> assertThat(letters.sequences()).isEmpty());
    }

    /** The catalogue takes no readers, so it never comes to the last event. */
    @Test
    void waitsUntilAProjectionHasWhatItIsToHandle() throws Exception {
        ConsistentReads reads = library.getBean(ConsistentReads.class);
        String catalogue = Catalogue.class.getPackageName();
        for (int book = 1; book <= 20; book++) {
            send(new BuyBook("Book " + book), new LendBook("Book " + book, "Jane"), new Enrol("Reader " + book));
            Map<String, Long> known = Map.of("Book " + book, 2L, "Reader " + book, 1L);

            reads.await(catalogue, known, Duration.ofMinutes(10)).get(10, TimeUnit.MINUTES);

            assertThat(library.getBean(Catalogue.class).entries()).hasSize(book).contains("Book " + book + " Jane");
        }
        assertThatThrownBy(() -> reads.await(catalogue, Map.of("Book 1", 3L), Duration.ZERO))
                .isInstanceOf(UnknownEvents.class);
    }

    private void send(Object... commands) {
        for (Object command : commands) {
            library.getBean(CommandGateway.class).sendAndWait(command);
        }
    }

    private void awaitEvents(Object... events) {
        Journal journal = library.getBean(Journal.class);
        await().until(() -> journal.events().size() >= events.length);
        assertThat(journal.events()).containsExactly(events);
    }
}
