package vouch.domain.customer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.PostingId;

/** One account and its postings in memory: what Axon and the event store do around the decisions. */
public final class Desk {

    public CreditAccount account = CreditAccount.ABSENT;
    public final List<CustomerEvent> stored = new ArrayList<>();
    private final Map<PostingId, PostingState> postings = new HashMap<>();

    /** Returns what was stored for the command; throws when it was refused, and then nothing was. */
    public List<CustomerEvent> handle(CustomerCommand command) {
        List<CustomerEvent> events = decide(command);
        events.forEach(event -> account = account.evolve(event));
        stored.addAll(events);
        return events;
    }

    /** The answer in short: the event with what is essential in it, nothing, or the code of the refusal. */
    public String answer(CustomerCommand command) {
        try {
            List<CustomerEvent> events = handle(command);
            return events.isEmpty()
                    ? "nothing"
                    : events.stream().map(Desk::essence).collect(joining(", "));
        } catch (BusinessError.Refusal refused) {
            return refused.error().code().name();
        }
    }

    /** Whether the answer is the code of a refusal. */
    public static boolean isRefusal(String answer) {
        return Stream.of(BusinessError.Code.values())
                .anyMatch(code -> code.name().equals(answer));
    }

    private List<CustomerEvent> decide(CustomerCommand command) {
        return command instanceof PostingCommand posting ? post(posting) : Accounts.decide(account, command);
    }

    private List<CustomerEvent> post(PostingCommand command) {
        PostingId id = command.postingId();
        PostingDecision decision = PostingDecision.of(account, posting(id), command);
        decision.posting().forEach(event -> postings.put(id, posting(id).evolve(event)));
        return decision.account();
    }

    private PostingState posting(PostingId id) {
        return postings.getOrDefault(id, PostingState.ABSENT);
    }

    static String essence(CustomerEvent event) {
        String name = event.getClass().getSimpleName();
        if (event instanceof CreditReserved e) {
            return name + " " + e.figures().requested().minor();
        } else if (event instanceof CreditReservationRejected e) {
            return name + " " + e.reason();
        } else if (event instanceof CreditReleased e) {
            return name + " " + e.amount().minor();
        } else if (event instanceof CreditCharged e) {
            return name + " " + e.amount().minor();
        } else if (event instanceof PaymentRecorded e) {
            return name + " " + e.amount().minor();
        } else if (event instanceof PaymentReversed e) {
            return name + " " + e.amount().minor();
        } else if (event instanceof CreditNoteIssued e) {
            return name + " " + e.amount().minor();
        }
        return name;
    }
}
