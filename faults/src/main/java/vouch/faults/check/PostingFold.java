package vouch.faults.check;

import static vouch.faults.check.Invariant.C_2;
import static vouch.faults.check.Invariant.C_7;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Payments and credit notes of one account: each counts once, and is reversed once, with the same amount. */
final class PostingFold {

    private final Findings findings;

    private record Made(long amount, LocalDate on) {}

    private final Map<String, Made> made = new HashMap<>();
    private final Map<String, Long> reversed = new HashMap<>();

    PostingFold(Findings findings) {
        this.findings = findings;
    }

    void make(StoredEvent event, long amount) {
        findings.equal(
                C_2,
                event.name() + ", counted before",
                null,
                made.putIfAbsent(id(event), new Made(amount, event.on())));
    }

    void reverse(StoredEvent event, long amount) {
        Made posting = made.get(id(event));
        findings.equal(C_2, event.name() + ", amount", posting == null ? null : (Long) posting.amount(), amount);
        boolean inTime = posting == null || !event.on().isBefore(posting.on());
        findings.holds(inTime, C_7, event.name() + ", on", "not before the payment", event.on());
        findings.equal(C_2, event.name() + ", reversed before", null, reversed.putIfAbsent(id(event), amount));
    }

    /** The name of the stream that holds the posting's id. */
    static String id(StoredEvent event) {
        String customer = event.customerId();
        return switch (event.type()) {
            case "CreditNoteIssued" -> "credit-note/" + customer + "/" + event.text("creditNoteId");
            case "TemporaryLimitGranted", "TemporaryLimitWithdrawn" ->
                "temporary-limit/" + customer + "/" + event.text("temporaryLimitId");
            default -> "payment/" + customer + "/" + event.text("paymentId");
        };
    }
}
