package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import vouch.api.customer.PaymentId;

/**
 * Matches the payments and credit notes of one customer to its charges, as they were in fact: what is due first is paid
 * first. It remembers the open charges and the last {@value #REMEMBERED} payments.
 */
final class Matching {

    /** A reversal of an older payment leaves a debt of no order. */
    static final int REMEMBERED = 100;

    private final TreeSet<Charge> open = new TreeSet<>(Charge.FIRST_DUE);
    private final Map<PaymentId, Credit> payments = new LinkedHashMap<>();
    private final Deque<Credit> ahead = new ArrayDeque<>();
    private final BiConsumer<Charge, LocalDate> paid;
    private long number;

    /** @param paid is told each charge that is fully paid and the day, and without a day when it is open again */
    Matching(BiConsumer<Charge, LocalDate> paid) {
        this.paid = paid;
    }

    /** A part of a payment, and the charge that it pays. */
    record Part(Charge charge, long minor) {}

    /** A payment that is remembered, with the parts that are matched; or others, which nobody reverses. */
    private static final class Credit {

        private long rest;
        private boolean isRemembered;
        private final List<Part> parts = new ArrayList<>();

        Credit(boolean isRemembered, long rest) {
            this.isRemembered = isRemembered;
            this.rest = rest;
        }

        Part match(Charge charge) {
            Part part = new Part(charge, charge.pay(rest));
            rest -= part.minor;
            if (isRemembered) {
                parts.add(part);
            }
            return part;
        }
    }

    /**
     * @param undone the parts of the reversed payment
     * @param matched what was paid ahead and now pays the charges that are open again
     */
    record Reversal(List<Part> undone, List<Part> matched) {}

    long nextNumber() {
        return number++;
    }

    /** @param id of a payment, which may be reversed; null of a credit note */
    List<Part> credit(PaymentId id, long minor, LocalDate on) {
        Credit last = ahead.peekLast();
        if (id == null && last != null && !last.isRemembered) {
            last.rest += minor;
        } else {
            ahead.add(new Credit(id != null, minor));
        }
        if (id != null) {
            payments.put(id, ahead.getLast());
            forgetOldest();
        }
        return match(on);
    }

    List<Part> charge(Charge charge) {
        open.add(charge);
        return match(charge.shippedOn);
    }

    Reversal reverse(PaymentId id, long minor, LocalDate on) {
        Credit credit = payments.remove(id);
        if (credit == null) {
            open.add(new Charge(null, on, LocalDate.MIN, nextNumber(), minor));
            return new Reversal(List.of(), match(on));
        }
        ahead.remove(credit);
        credit.parts.forEach(part -> {
            part.charge.reopen(part.minor);
            open.add(part.charge);
            paid.accept(part.charge, null);
        });
        return new Reversal(credit.parts, match(on));
    }

    private List<Part> match(LocalDate on) {
        List<Part> matched = new ArrayList<>();
        while (!open.isEmpty() && !ahead.isEmpty()) {
            Charge charge = open.first();
            Credit credit = ahead.element();
            matched.add(credit.match(charge));
            if (credit.rest == 0) {
                ahead.remove();
            }
            if (charge.isPaid()) {
                open.remove(charge);
                paid.accept(charge, on);
            }
        }
        return matched;
    }

    /** What is left of it joins what is paid ahead before, so that this is bounded, too. */
    private void forgetOldest() {
        if (payments.size() <= REMEMBERED) {
            return;
        }
        Iterator<Credit> oldest = payments.values().iterator();
        Credit forgotten = oldest.next();
        oldest.remove();
        forgotten.isRemembered = false;
        while (ahead.size() > 1 && !ahead.element().isRemembered) {
            Credit first = ahead.remove();
            if (ahead.element().isRemembered) {
                ahead.addFirst(first);
                return;
            }
            ahead.element().rest += first.rest;
        }
    }
}
