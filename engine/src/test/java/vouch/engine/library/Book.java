package vouch.engine.library;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** One that is lent to one reader at a time. */
@Aggregate
class Book {

    record BuyBook(@TargetAggregateIdentifier String book) {}

    record LendBook(@TargetAggregateIdentifier String book, String reader) {}

    record BookBought(String book) {}

    record BookLent(String book, String reader) {}

    @AggregateIdentifier
    private String book;

    private String reader;

    Book() {}

    @CommandHandler
    Book(BuyBook command) {
        apply(new BookBought(command.book));
    }

    @CommandHandler
    void handle(LendBook command) {
        if (reader != null) {
            throw new IllegalStateException(reader + " has it");
        }
        apply(new BookLent(book, command.reader));
    }

    @EventSourcingHandler
    void on(BookBought event) {
        book = event.book;
    }

    @EventSourcingHandler
    void on(BookLent event) {
        reader = event.reader;
    }
}
