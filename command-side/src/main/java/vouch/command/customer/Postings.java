package vouch.command.customer;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;
import vouch.api.Accepted;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.IssueCreditNote;
import vouch.api.customer.CustomerCommand.RecordPayment;
import vouch.api.customer.CustomerCommand.ReversePayment;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.PostingState;

/**
 * Posts payments and credit notes to an account, each at most once. One append writes the posting's stream and the
 * account's stream. The unique key on stream and sequence accepts a posting's id once, even if it arrives on several
 * nodes.
 */
@Component
class Postings {

    private final Repository<Customer> customers;
    private final Repository<Posting> postings;

    Postings(Repository<Customer> customers, Repository<Posting> postings) {
        this.customers = customers;
        this.postings = postings;
    }

    @CommandHandler
    Accepted handle(RecordPayment command) throws Exception {
        PostingId id = PostingId.of(command.customerId(), command.paymentId());
        return post(
                command,
                id,
                posting -> posting.make(id, command.amount()),
                (account, amount) -> account.decide(command));
    }

    @CommandHandler
    Accepted handle(ReversePayment command) throws Exception {
        PostingId id = PostingId.of(command.customerId(), command.paymentId());
        return post(command, id, posting -> posting.reverse(id), (account, amount) -> account.decide(command, amount));
    }

    @CommandHandler
    Accepted handle(IssueCreditNote command) throws Exception {
        PostingId id = PostingId.of(command.customerId(), command.creditNoteId());
        return post(
                command,
                id,
                posting -> posting.make(id, command.amount()),
                (account, amount) -> account.decide(command));
    }

    /** Locks the customer first, so that the postings of one account are handled one after another. */
    private Accepted post(
            CustomerCommand command,
            PostingId id,
            Function<PostingState, List<PostingEvent>> posting,
            AccountEffect effect)
            throws Exception {
        Aggregate<Customer> customer =
                customers.loadOrCreate(command.customerId().toString(), Customer::new);
        Aggregate<Posting> once = postings.loadOrCreate(id.toString(), Posting::new);
        return customer.invoke(shell -> shell.decide(account -> {
            account.requireKnown();
            List<PostingEvent> posted = once.invoke(p -> p.decide(posting));
            return posted.isEmpty()
                    ? List.of()
                    : effect.on(account, posted.get(0).amount());
        }));
    }

    private interface AccountEffect {
        List<CustomerEvent> on(CreditAccount account, Money amount);
    }
}
