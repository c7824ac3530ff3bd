package vouch.console.order;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.order.OrderView;
import vouch.console.Compared.Field;

/** What of an order is shown beside what it was, by the names of the texts. The rest of an order never changes. */
final class OrderFields {

    static final List<Field<OrderView>> ALL = List.of(
            new Field<>("order.status", OrderView::status),
            new Field<>("order.credit", OrderView::credit),
            new Field<>("order.reason", OrderFields::reason),
            new Field<>("order.granted", OrderView::granted),
            new Field<>("order.warnings", OrderView::warnings),
            new Field<>("order.customer", OrderView::customerName),
            new Field<>("order.decided", OrderView::decidedAt),
            new Field<>("order.ceiling", figure(CreditFigures::ceiling)),
            new Field<>("order.reserved", figure(CreditFigures::reserved)),
            new Field<>("order.receivable", figure(CreditFigures::receivable)),
            new Field<>("order.waitingSince", OrderView::waitingSince),
            new Field<>("order.overtaken", OrderView::overtaken),
            new Field<>("order.shipped", OrderView::shippedOn),
            new Field<>("order.due", OrderView::dueOn));

    private OrderFields() {}

    /** Those of the decision; for a cancellation, which has none of these, the text that was given. */
    private static Object reason(OrderView order) {
        return order.reasons().isEmpty()
                ? Stream.<Object>of(RejectionReason.values())
                        .filter(known -> known.toString().equals(order.reason()))
                        .findFirst()
                        .orElse(order.reason())
                : order.reasons();
    }

    private static Function<OrderView, Object> figure(Function<CreditFigures, Object> figure) {
        return order -> order.decision() == null ? null : figure.apply(order.decision());
    }
}
