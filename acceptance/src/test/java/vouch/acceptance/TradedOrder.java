package vouch.acceptance;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import vouch.acceptance.Sent.Fate;

/** An order as its client knows it: what it sent, and what it was told. At most one of the last two was sent. */
final class TradedOrder {

    final String id;
    final String customer;
    final long total;
    final Sent creation = new Sent();
    final Sent shipment = new Sent();
    final Sent cancellation = new Sent();

    /** What the answer to the creation said; null when it was not waited for. */
    private String decision;

    TradedOrder(String id, String customer, long total) {
        this.id = id;
        this.customer = customer;
        this.total = total;
    }

    Call call() {
        return Shop.creation(id, customer, total);
    }

    void decided(String status) {
        decision = status;
    }

    Stream<Sent> commands() {
        return Stream.of(creation, shipment, cancellation).filter(Sent::wasSent);
    }

    boolean mustExist(long asOf) {
        return commands().anyMatch(command -> command.isAcknowledged(asOf));
    }

    /** Every status in which it may be when all is decided, by what was known at that time. */
    Set<String> possible(long asOf) {
        if (shipment.isAcknowledged(asOf)) {
            return Set.of("SHIPPED");
        } else if (cancellation.isAcknowledged(asOf)) {
            return Set.of("CANCELLED");
        } else if (cancellation.fate(asOf) == Fate.REFUSED) {
            return Set.of("REJECTED");
        }
        boolean told = decision != null && creation.isAcknowledged(asOf);
        Set<String> possible = new HashSet<>(told ? Set.of(decision) : Set.of("APPROVED", "REJECTED"));
        if (shipment.wasSent()) {
            possible.add("SHIPPED");
        } else if (cancellation.wasSent()) {
            possible.add("CANCELLED");
        }
        return possible;
    }

    @Override
    public String toString() {
        return "order " + id;
    }
}
