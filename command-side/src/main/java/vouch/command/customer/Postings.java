package vouch.command.customer;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vouch.api.Accepted;
import vouch.api.customer.CustomerCommand.GrantTemporaryLimit;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.CustomerCommand.WithdrawTemporaryLimit;
import vouch.domain.customer.CreditPolicy;

/**
 * Posts payments, credit notes and temporary limits to an account, each at most once. One append writes the posting's stream and the
 * account's stream. The unique key on stream and sequence accepts a posting's id once, even if it arrives on several
 * nodes.
 */
@Component
class Postings {

    private final Repository<Customer> customers;
    private final Repository<Posting> postings;
    private final CreditPolicy policy;

    Postings(Repository<Customer> customers, Repository<Posting> postings, CreditPolicy policy) {
        this.customers = customers;
        this.postings = postings;
        this.policy = policy;
    }

    @CommandHandler
    Accepted handle(RecordPayment command) throws Exception {
        return post(command);
    }

    @CommandHandler
    Accepted handle(ReversePayment command) throws Exception {
        return post(command);
    }

    @CommandHandler
    Accepted handle(IssueCreditNote command) throws Exception {
        return post(command);
    }

    @CommandHandler
    Accepted handle(GrantTemporaryLimit command) throws Exception {
        return post(command);
    }

    @CommandHandler
    Accepted handle(WithdrawTemporaryLimit command) throws Exception {
        return post(command);
    }

    /** Locks the customer first, so that the postings of one account are handled one after another. */
    private Accepted post(PostingCommand command) throws Exception {
        Aggregate<Customer> customer =
                customers.loadOrCreate(command.customerId().toString(), Customer::new);
        Aggregate<Posting> posting = postings.loadOrCreate(command.postingId().toString(), Posting::new);
        return customer.invoke(
                shell -> shell.decide(account -> posting.invoke(once -> once.decide(command, account, policy))));
    }
}
