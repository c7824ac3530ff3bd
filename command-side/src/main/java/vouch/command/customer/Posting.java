package vouch.command.customer;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.command.DecidingAggregate;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.PostingDecision;
import vouch.domain.customer.PostingState;

/** The Axon aggregate of a posting. {@link PostingDecision} decides; {@link Postings} calls the aggregate. */
@Aggregate
class Posting extends DecidingAggregate<PostingState, PostingEvent> {

    @AggregateIdentifier
    private PostingId postingId;

    Posting() {
        super(PostingState.ABSENT);
    }

    /**
     * Applies the posting's events, and returns the account's. The caller applies them in the same transaction, or
     * throws.
     */
    List<CustomerEvent> decide(PostingCommand command, CreditAccount account, CreditPolicy policy) {
        PostingDecision decision = PostingDecision.of(account, state(), command, policy);
        apply(decision.posting());
        return decision.account();
    }

    @EventSourcingHandler
    void on(PostingEvent event, @Timestamp Instant at) {
        postingId = event.postingId();
        evolved(state().evolve(event), at);
    }
}
