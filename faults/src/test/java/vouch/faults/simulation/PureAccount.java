package vouch.faults.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.PostingState;

/** The real {@link CreditAccount} and its {@link PostingState}s, without Axon around them. */
final class PureAccount implements Decider {

    private final Map<PostingId, PostingState> postings = new HashMap<>();
    private CreditAccount account = CreditAccount.ABSENT;

    @Override
    public List<?> decide(Object command) {
        if (command instanceof RegisterCustomer register) {
            return account.decide(register);
        } else if (command instanceof ChangeCreditLimit change) {
            return account.decide(change);
        } else if (command instanceof PlaceCreditHold place) {
            return account.decide(place);
        } else if (command instanceof LiftCreditHold lift) {
            return account.decide(lift);
        } else if (command instanceof ReserveCredit reserve) {
            return account.decide(reserve);
        } else if (command instanceof ReleaseCredit release) {
            return account.decide(release);
        } else if (command instanceof ChargeCredit charge) {
            return account.decide(charge);
        }
        return decidePosting(command);
    }

    @Override
    public void evolve(Object event) {
        if (event instanceof PostingEvent posted) {
            postings.put(posted.postingId(), posting(posted.postingId()).evolve(posted));
        } else {
            account = account.evolve((CustomerEvent) event);
        }
    }

    private List<?> decidePosting(Object command) {
        if (command instanceof RecordPayment pay) {
            PostingId id = PostingId.of(pay.customerId(), pay.paymentId());
            return post(() -> posting(id).make(id, pay.amount()), amount -> account.decide(pay));
        } else if (command instanceof ReversePayment reverse) {
            PostingId id = PostingId.of(reverse.customerId(), reverse.paymentId());
            return post(() -> posting(id).reverse(id), amount -> account.decide(reverse, amount));
        } else if (command instanceof IssueCreditNote note) {
            PostingId id = PostingId.of(note.customerId(), note.creditNoteId());
            return post(() -> posting(id).make(id, note.amount()), amount -> account.decide(note));
        }
        throw new IllegalArgumentException("An account does not know " + command);
    }

    /** As the command side does it: both in one append, the posting first. */
    private List<?> post(Once once, Effect effect) {
        account.requireKnown();
        List<PostingEvent> posted = once.decide();
        return posted.isEmpty()
                ? List.of()
                : Stream.concat(posted.stream(), effect.on(posted.get(0).amount()).stream())
                        .toList();
    }

    private PostingState posting(PostingId id) {
        return postings.getOrDefault(id, PostingState.ABSENT);
    }

    private interface Once {
        List<PostingEvent> decide();
    }

    private interface Effect {
        List<CustomerEvent> on(Money amount);
    }
}
