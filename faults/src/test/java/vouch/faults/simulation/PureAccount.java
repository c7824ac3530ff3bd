package vouch.faults.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vouch.api.customer.CustomerCommand.AccountCommand;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingId;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.PostingDecision;
import vouch.domain.customer.PostingState;

/** The real {@link CreditAccount} and its {@link PostingState}s, without Axon around them. */
final class PureAccount implements Decider {

    private final Map<PostingId, PostingState> postings = new HashMap<>();
    private final CreditPolicy policy;
    private CreditAccount account = CreditAccount.ABSENT;

    PureAccount(CreditPolicy policy) {
        this.policy = policy;
    }

    @Override
    public List<?> decide(Object command) {
        if (command instanceof PostingCommand posting) {
            PostingDecision decision = PostingDecision.of(account, posting(posting.postingId()), posting, policy);
            return Stream.concat(decision.posting().stream(), decision.account().stream())
                    .toList();
        }
        return account.decide((AccountCommand) command, policy);
    }

    @Override
    public void evolve(Object event) {
        if (event instanceof PostingEvent posted) {
            postings.put(posted.postingId(), posting(posted.postingId()).evolve(posted));
        } else {
            account = account.evolve((CustomerEvent) event);
        }
    }

    private PostingState posting(PostingId id) {
        return postings.getOrDefault(id, PostingState.ABSENT);
    }
}
