package vouch.app.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.AccountCommand;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.PostingDecision;
import vouch.domain.customer.PostingState;

/** The accounts of the demo set's customers, as they will be when its commands have been sent. */
final class DemoAccounts {

    private final Map<CustomerId, CreditAccount> accounts = new HashMap<>();
    private final Map<PostingId, PostingState> postings = new HashMap<>();

    CreditAccount of(CustomerId customer) {
        return accounts.getOrDefault(customer, CreditAccount.ABSENT);
    }

    /** Why the account would not grant this credit now. */
    List<RejectionReason> reasons(ReserveCredit asked) {
        CreditAccount account = of(asked.customerId());
        return CreditPolicy.STANDARD
                .judge(account, asked, account.later(asked.on()))
                .reasons();
    }

    /** Returns the events with which the account answers. */
    List<CustomerEvent> take(AccountCommand command) {
        return taken(command.customerId(), of(command.customerId()).decide(command, CreditPolicy.STANDARD));
    }

    /** Returns the events with which the account answers. */
    List<CustomerEvent> take(PostingCommand command) {
        PostingState posting = postings.getOrDefault(command.postingId(), PostingState.ABSENT);
        PostingDecision decided = PostingDecision.of(of(command.customerId()), posting, command, CreditPolicy.STANDARD);
        for (PostingEvent event : decided.posting()) {
            posting = posting.evolve(event);
        }
        postings.put(command.postingId(), posting);
        return taken(command.customerId(), decided.account());
    }

    private List<CustomerEvent> taken(CustomerId customer, List<CustomerEvent> events) {
        CreditAccount account = of(customer);
        for (CustomerEvent event : events) {
            account = account.evolve(event);
        }
        accounts.put(customer, account);
        return events;
    }
}
