package vouch.command.customer;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.command.DecidingAggregate;
import vouch.domain.customer.PostingState;

/** The Axon aggregate of a posting. {@link PostingState} decides; {@link Postings} calls the aggregate. */
@Aggregate
class Posting extends DecidingAggregate<PostingState, PostingEvent> {

    @AggregateIdentifier
    private PostingId postingId;

    Posting() {
        super(PostingState.ABSENT);
    }

    /** Returns the decided events; none when the payment or credit note was posted or reversed before. */
    List<PostingEvent> decide(Function<PostingState, List<PostingEvent>> decision) {
        List<PostingEvent> decided = decision.apply(state());
        accept(decided);
        return decided;
    }

    @EventSourcingHandler
    void on(PostingEvent event, @Timestamp Instant at) {
        postingId = event.postingId();
        evolved(state().evolve(event), at);
    }
}
