package vouch.engine.library;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Whoever borrows books. */
@Aggregate
class Reader {

    record Enrol(@TargetAggregateIdentifier String reader) {}

    record ReaderEnrolled(String reader) {}

    @AggregateIdentifier
    private String reader;

    Reader() {}

    @CommandHandler
    Reader(Enrol command) {
        apply(new ReaderEnrolled(command.reader));
    }

    @EventSourcingHandler
    void on(ReaderEnrolled event) {
        reader = event.reader;
    }
}
