package vouch.faults.check;

import static vouch.faults.check.Invariant.C_2;

import java.util.HashMap;
import java.util.Map;

/** Payments and credit notes of one account: each counts once, and is reversed once, with the same amount. */
final class PostingFold {

    private final Findings findings;
    private final Map<String, Long> made = new HashMap<>();
    private final Map<String, Long> reversed = new HashMap<>();

    PostingFold(Findings findings) {
        this.findings = findings;
    }

    void make(StoredEvent event, long amount) {
        findings.equal(C_2, event.name() + ", counted before", null, made.putIfAbsent(id(event), amount));
    }

    void reverse(StoredEvent event, long amount) {
        findings.equal(C_2, event.name() + ", amount", made.get(id(event)), amount);
        findings.equal(C_2, event.name() + ", reversed before", null, reversed.putIfAbsent(id(event), amount));
    }

    /** The name of the stream that holds the posting's id. */
    static String id(StoredEvent event) {
        return event.type().equals("CreditNoteIssued")
                ? "credit-note/" + event.customerId() + "/" + event.text("creditNoteId")
                : "payment/" + event.customerId() + "/" + event.text("paymentId");
    }
}
