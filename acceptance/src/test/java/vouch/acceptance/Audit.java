package vouch.acceptance;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import vouch.acceptance.Accounts.Figures;

/**
 * Holds a Vouch that traded and was then interrupted against what its clients know. It uses nothing of the product's but
 * its answers, and adds up by itself.
 */
final class Audit {

    private final Shop shop;
    private final Accounts accounts;
    private final List<TradedOrder> orders;
    private final List<TradedPayment> payments;
    private final long asOf;
    private final Workers workers = new Workers(6);
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** @param asOf the moment whose knowledge counts, as of {@link System#nanoTime()} */
    Audit(Shop shop, Collection<Load> loads, long asOf) {
        this.shop = shop;
        this.accounts = new Accounts(shop);
        this.orders = loads.stream().flatMap(Load::orders).toList();
        this.payments = loads.stream().flatMap(Load::payments).toList();
        this.asOf = asOf;
    }

    /** Everything that is not as it must be. */
    List<String> faults() throws InterruptedException {
        Map<String, ShownOrder> found = atRest();
        checkOrders(found);
        // Read before anything is sent again.
        List<Figures> figures = accounts.shown();
        compare(figures, found.values(), paymentsFound());

        // What was not acknowledged may be sent again, what was must not count again.
        Map<String, String> due = sendOrdersAgain(orders, found);
        checkOutcomes(due);
        List<TradedOrder> unknown =
                orders.stream().filter(order -> !order.mustExist(asOf)).toList();
        checkOutcomes(sendOrdersAgain(unknown, atRest()));
        compare(accounts.shown(), atRest().values(), payments);
        return List.copyOf(faults);
    }

    /** Every order that is shown, once the view has caught up, all are decided and their credit has followed. */
    private Map<String, ShownOrder> atRest() throws InterruptedException {
        Bounded.until(() -> isAtRest(shownOrders()));
        List<ShownOrder> shown = shownOrders();
        shown.stream().filter(order -> !order.isAtRest()).forEach(order -> fault("does not come to rest", order));
        return shown.stream().collect(Collectors.toMap(ShownOrder::id, Function.identity(), (one, other) -> {
            fault("is shown twice", one);
            return one;
        }));
    }

    /** A view that has just started may be at rest, and behind. */
    private boolean isAtRest(List<ShownOrder> shown) {
        Map<String, String> statuses =
                shown.stream().collect(Collectors.toMap(ShownOrder::id, ShownOrder::status, (one, other) -> one));
        return shown.stream().allMatch(ShownOrder::isAtRest)
                && orders.stream().filter(order -> order.mustExist(asOf)).allMatch(order -> order.possible(asOf)
                        .contains(statuses.getOrDefault(order.id, "NONE")));
    }

    private List<ShownOrder> shownOrders() throws InterruptedException {
        return shop.orderList().stream().map(ShownOrder::of).toList();
    }

    private void checkOrders(Map<String, ShownOrder> found) {
        for (TradedOrder order : orders) {
            ShownOrder shown = found.get(order.id);
            if (shown == null) {
                if (order.mustExist(asOf)) {
                    fault("was acknowledged and is lost", order);
                }
            } else {
                boolean same = shown.customer().equals(order.customer) && shown.total() == order.total;
                boolean possible = order.possible(asOf).contains(shown.status());
                if (!same || !possible || shown.version() != shown.expectedVersion()) {
                    fault("can only be " + order.possible(asOf) + " of " + order.customer + ", not " + shown, order);
                }
            }
        }
        List<String> traded = orders.stream().map(order -> order.id).toList();
        found.keySet().stream().filter(id -> !traded.contains(id)).forEach(id -> fault("was never sent", id));
    }

    /** By sending each again: what is there already is answered with 200, and nothing happens. */
    private List<TradedPayment> paymentsFound() throws InterruptedException {
        Map<TradedPayment, Boolean> found = new ConcurrentHashMap<>();
        workers.each(payments, payment -> {
            Answer answer = shop.send(payment.call());
            found.put(payment, answer.status() == 200);
            boolean acknowledged = payment.sent().isAcknowledged(asOf);
            if (answer.status() != 200 && (acknowledged || answer.status() != 201)) {
                fault((acknowledged ? "was acknowledged; now " : "is answered with ") + answer, payment);
            }
        });
        return payments.stream().filter(found::get).toList();
    }

    /** Sends what was sent before, and returns the status in which each order then has to be. */
    private Map<String, String> sendOrdersAgain(List<TradedOrder> again, Map<String, ShownOrder> found)
            throws InterruptedException {
        Map<String, String> due = new ConcurrentHashMap<>();
        workers.each(again, order -> {
            ShownOrder shown = found.get(order.id);
            Answer answer = shop.send(order.call().waiting());
            if (answer.status() != (shown == null ? 201 : 200)) {
                fault("is created again with " + answer, order);
            }
            String status = shown == null ? answer.text("status") : shown.status();
            if (order.shipment.wasSent()) {
                status = followUp(order, Shop.shipment(order.id), status, "SHIPPED");
            } else if (order.cancellation.wasSent()) {
                status = followUp(order, Shop.cancellation(order.id), status, "CANCELLED");
            }
            due.put(order.id, status);
        });
        return due;
    }

    private String followUp(TradedOrder order, Call call, String status, String goal) throws InterruptedException {
        boolean refused = status.equals("REJECTED");
        Answer answer = shop.send(call.waiting());
        if (answer.status() != (refused ? 409 : 200)) {
            fault("was " + status + ", then " + call + " is answered with " + answer, order);
        }
        return refused ? status : goal;
    }

    private void checkOutcomes(Map<String, String> due) throws InterruptedException {
        Map<String, ShownOrder> found = atRest();
        due.forEach((id, status) -> {
            ShownOrder shown = found.get(id);
            if (shown == null || !shown.status().equals(status) || shown.version() != shown.expectedVersion()) {
                fault("has to be " + status + ", not " + shown, id);
            }
        });
    }

    private void compare(List<Figures> shown, Collection<ShownOrder> orders, Collection<TradedPayment> payments) {
        List<Figures> expected = accounts.expected(orders, payments);
        for (int i = 0; i < expected.size(); i++) {
            if (!shown.get(i).equals(expected.get(i))) {
                fault("must be " + expected.get(i), shown.get(i));
            }
        }
    }

    private void fault(String fault, Object of) {
        faults.add(of + " " + fault);
    }
}
