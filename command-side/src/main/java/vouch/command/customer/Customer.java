package vouch.command.customer;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import vouch.api.Accepted;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.command.DecidingAggregate;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;

/**
 * The Axon aggregate of a customer; {@link CreditAccount} decides. Every handler creates the aggregate when it is
 * missing, so that the account itself refuses commands for an unknown customer. Payments and credit notes arrive
 * through {@link Postings}.
 *
 * <p>A customer's stream has no end, so Axon makes snapshots of it. The JSON of a snapshot consists of the fields of
 * this class. A change of the fields, or of their meaning, needs a new revision. Snapshots of an older revision are
 * skipped, and made again.
 */
@Aggregate(
        snapshotTriggerDefinition = "customerSnapshots",
        snapshotFilter = "readableSnapshots",
        cache = "recentCustomers")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
public class Customer extends DecidingAggregate<CreditAccount, CustomerEvent> {

    @AggregateIdentifier
    private CustomerId customerId;

    Customer() {
        super(CreditAccount.ABSENT);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(RegisterCustomer command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ChangeCreditLimit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(PlaceCreditHold command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(LiftCreditHold command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ReserveCredit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ReleaseCredit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ChargeCredit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ChangeCreditTerms command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ChangeEligibility command, CreditPolicy policy) {
        return decide(command, policy).knowing(state().conditions().eligibilityRevision());
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(OverrideCredit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(RefuseCredit command, CreditPolicy policy) {
        return decide(command, policy);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Accepted handle(ReviewAccount command, CreditPolicy policy) {
        return decide(command, policy);
    }

    private Accepted decide(AccountCommand command, CreditPolicy policy) {
        return accept(state().decide(command, policy));
    }

    /** Called by {@link Postings} in its transaction. */
    Accepted decide(Function<CreditAccount, List<CustomerEvent>> decision) {
        return accept(decision.apply(state()));
    }

    /** The number of orders with an open reservation, or that wait for one. */
    int openOrders() {
        return state().reservations().open().size() + state().waiting().orders().size();
    }

    @EventSourcingHandler
    void on(CustomerEvent event, @Timestamp Instant at) {
        customerId = event.customerId();
        evolved(state().evolve(event), at);
    }
}
