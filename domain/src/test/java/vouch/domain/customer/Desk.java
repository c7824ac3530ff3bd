package vouch.domain.customer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vouch.api.BusinessError;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.Granted;
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
            return events.isEmpty() ? "nothing" : essence(events);
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
        PostingDecision decision = PostingDecision.of(account, posting(id), command, CreditPolicy.STANDARD);
        decision.posting().forEach(event -> postings.put(id, posting(id).evolve(event)));
        return decision.account();
    }

    private PostingState posting(PostingId id) {
        return postings.getOrDefault(id, PostingState.ABSENT);
    }

    /** Of several that expire the order is not determined: here it is that of their ids. */
    private static String essence(List<CustomerEvent> events) {
        return Stream.concat(
                        events.stream()
                                .filter(event -> !(event instanceof ReservationExpired))
                                .map(Desk::essence),
                        events.stream()
                                .filter(event -> event instanceof ReservationExpired)
                                .map(Desk::essence)
                                .sorted())
                .collect(joining(", "));
    }

    static String essence(CustomerEvent event) {
        String name = event.getClass().getSimpleName();
        if (event instanceof CreditReserved e) {
            return name + " " + e.figures().requested().minor() + how(e)
                    + (e.warnings().isEmpty() ? "" : " despite " + joined(e.warnings()));
        } else if (event instanceof CreditReservationRejected e) {
            return name + " " + e.reason() + all(e.figures().reasons());
        } else if (event instanceof CreditDeferred e) {
            return name + " " + e.reason() + all(e.figures().reasons());
        } else if (event instanceof CreditReleased e) {
            return name + " " + e.amount().minor()
                    + (e.waited() == null ? "" : " waited " + e.waited().minor());
        } else if (event instanceof ReservationExpired e) {
            return name + " " + e.orderId().value();
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

    private static String how(CreditReserved event) {
        return event.granted() == Granted.AT_ONCE
                ? ""
                : " " + event.granted() + " " + event.orderId().value();
    }

    /** All reasons, when there are more than the one that decided. */
    private static String all(List<RejectionReason> reasons) {
        return reasons.size() == 1 ? "" : " (" + joined(reasons) + ")";
    }

    private static String joined(List<RejectionReason> reasons) {
        return reasons.stream().map(Enum::name).collect(joining("+"));
    }
}
