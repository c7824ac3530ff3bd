package vouch.domain.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.Granted;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;

/** The next state of a view, while an event is applied to it. */
final class OrderViewDraft {

    private final OrderView before;
    String customerName;
    Status status;
    Credit credit;
    String reason;
    CreditFigures decision;
    Instant decidedAt;
    long version;
    LocalDate shippedOn;
    LocalDate dueOn;
    List<RejectionReason> reasons;
    List<RejectionReason> warnings;
    Granted granted;
    Instant waitingSince;

    OrderViewDraft(OrderView before) {
        this.before = before;
        customerName = before.customerName();
        status = before.status();
        credit = before.credit();
        reason = before.reason();
        decision = before.decision();
        decidedAt = before.decidedAt();
        version = before.version();
        shippedOn = before.shippedOn();
        dueOn = before.dueOn();
        reasons = before.reasons();
        warnings = before.warnings();
        granted = before.granted();
        waitingSince = before.waitingSince();
    }

    void status(Status next, String why) {
        status = next;
        reason = why;
    }

    /**
     * The account has answered: the order does not wait for an earlier answer any more. Credit that is granted too
     * late leaves a rejected order its own reason. So the order in which the two streams arrive makes no difference.
     */
    void answered(List<RejectionReason> why) {
        boolean isTooLate = why.isEmpty() && before.status() == Status.REJECTED;
        reasons = isTooLate ? List.of(RejectionReason.valueOf(before.reason())) : why;
        waitingSince = null;
        if (!before.decided()) {
            reason = null;
        }
    }

    OrderView view() {
        return new OrderView(
                before.orderId(),
                before.customerId(),
                customerName,
                status,
                credit,
                reason,
                before.total(),
                before.lines(),
                decision,
                before.createdAt(),
                decidedAt,
                version,
                before.on(),
                shippedOn,
                dueOn,
                reasons,
                warnings,
                granted,
                waitingSince,
                before.overtaken());
    }
}
