package vouch.domain.view;

import vouch.api.RejectionReason;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Status;
import vouch.domain.process.OrderProgress;
import vouch.domain.process.OrderProgress.Credit;
import vouch.domain.process.OrderProgress.Order;
import vouch.domain.process.Settlement;

/** Says how far an order has come in its view. Pure. */
public final class OrderMilestones {

    private OrderMilestones() {}

    /** Whether the view has the version and the milestone that the query waits for. */
    public static boolean reached(AwaitOrder query, OrderView view) {
        return view.version() >= query.version()
                && switch (query.milestone()) {
                    case STORED -> true;
                    case ANSWERED -> view.decided() || view.waits();
                    case DECIDED -> view.decided();
                    case SETTLED -> isSettled(view);
                };
    }

    /** Whether the credit on the customer's account matches the order's status. */
    public static boolean isSettled(OrderView view) {
        Order order = Order.valueOf(view.status().name());
        return Settlement.of(new OrderProgress(order, creditOf(view))) == Settlement.SETTLED;
    }

    private static Credit creditOf(OrderView view) {
        return switch (view.credit()) {
            case NONE -> neverGetsCredit(view) ? Credit.REJECTED : Credit.UNKNOWN;
            case WAITING -> Credit.WAITING;
            case RESERVED -> Credit.RESERVED;
            case RELEASED -> Credit.RELEASED;
            case CHARGED -> Credit.CHARGED;
        };
    }

    /** The account has decided without a reservation, or there is no account. */
    private static boolean neverGetsCredit(OrderView view) {
        boolean rejectedByAccount = view.status() == Status.REJECTED && !isTimeout(view.reason());
        return view.decision() != null || view.customerName() == null || rejectedByAccount;
    }

    private static boolean isTimeout(String reason) {
        return reason != null && RejectionReason.valueOf(reason).isTimeout();
    }
}
