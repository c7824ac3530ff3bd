package vouch.saga;

import static vouch.domain.process.Orders.*;

import java.util.ArrayList;
import java.util.List;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.coordination.Receivers;

/** One order and its customer's account as {@code docs/credit-rules.md} has them, in a line or two per command. */
final class World {

    enum Customer {
        HAS_CREDIT,
        /** And does not get its goods in time, unless they leave soon. */
        HAS_CREDIT_FOR_A_WHILE,
        MUST_WAIT,
        HAS_NO_CREDIT,
        IS_UNKNOWN
    }

    enum Order {
        PENDING,
        APPROVED,
        REJECTED,
        CANCELLED,
        SHIPPED
    }

    enum Credit {
        NOT_ASKED,
        WAITING,
        RESERVED,
        REJECTED,
        RELEASED_BEFORE_IT_WAS_ASKED,
        RELEASED,
        CHARGED
    }

    final List<Object> events = new ArrayList<>(List.of(CREATED));
    Order order = Order.PENDING;
    Credit credit = Credit.NOT_ASKED;
    private final Customer customer;
    private boolean expired;

    World(Customer customer) {
        this.customer = customer;
    }

    Accepted handle(Object command) {
        int before = events.size();
        decide(command);
        return new Accepted(events.size(), null, events.subList(before, events.size()));
    }

    private void decide(Object command) {
        if (command instanceof ReserveCredit) {
            reserve();
        } else if (command instanceof ReleaseCredit) {
            release();
        } else if (command instanceof ChargeCredit) {
            charge();
        } else if (command instanceof ApproveOrder) {
            approve();
        } else if (command instanceof RejectOrder reject) {
            reject(reject.reason());
        } else if (command instanceof CancelOrder) {
            cancel();
        } else if (command instanceof ShipOrder) {
            ship();
        }
    }

    private void reserve() {
        if (customer == Customer.IS_UNKNOWN) {
            throw Receivers.refusal(Code.CUSTOMER_NOT_FOUND);
        } else if (credit == Credit.RELEASED_BEFORE_IT_WAS_ASKED) {
            happened(Credit.REJECTED, refusedCredit(RejectionReason.ORDER_CLOSED));
        } else if (credit == Credit.NOT_ASKED && customer == Customer.MUST_WAIT) {
            happened(Credit.WAITING, DEFERRED);
        } else if (credit == Credit.NOT_ASKED && customer != Customer.HAS_NO_CREDIT) {
            happened(Credit.RESERVED, RESERVED);
        } else if (credit == Credit.NOT_ASKED) {
            happened(Credit.REJECTED, NO_CREDIT);
        }
    }

    private void release() {
        if (credit == Credit.RESERVED || credit == Credit.WAITING) {
            happened(Credit.RELEASED, RELEASED);
        } else if (credit == Credit.NOT_ASKED && customer != Customer.IS_UNKNOWN) {
            happened(Credit.RELEASED_BEFORE_IT_WAS_ASKED, RELEASED);
        }
    }

    private void charge() {
        if (credit == Credit.RESERVED) {
            happened(Credit.CHARGED, CHARGED);
        } else if (credit != Credit.CHARGED) {
            throw Receivers.refusal(Code.NO_RESERVATION);
        }
    }

    private void approve() {
        if (order == Order.PENDING) {
            happened(Order.APPROVED, APPROVED);
        } else if (order == Order.REJECTED || order == Order.CANCELLED) {
            throw Receivers.refusal(Code.ORDER_CLOSED);
        }
    }

    private void reject(RejectionReason reason) {
        if (order == Order.PENDING) {
            happened(Order.REJECTED, rejected(reason));
        } else if (order != Order.REJECTED) {
            throw Receivers.refusal(Code.ORDER_NOT_PENDING);
        }
    }

    private void cancel() {
        if (order == Order.PENDING || order == Order.APPROVED) {
            happened(Order.CANCELLED, CANCELLED);
        } else if (order != Order.CANCELLED) {
            throw Receivers.refusal(order == Order.SHIPPED ? Code.ORDER_ALREADY_SHIPPED : Code.ORDER_REJECTED);
        }
    }

    /** A look of the account, or a person, gives credit to the order that waits. */
    void free(Granted granted) {
        happened(Credit.RESERVED, reserved(granted));
    }

    /** A person refuses credit to the order that waits. */
    void refuse() {
        happened(Credit.REJECTED, refusedCredit(RejectionReason.CREDIT_REFUSED));
    }

    boolean mayExpire() {
        return customer == Customer.HAS_CREDIT_FOR_A_WHILE && credit == Credit.RESERVED && !expired;
    }

    /** A review finds the reservation, and tells it once. */
    void expire() {
        expired = true;
        events.add(EXPIRED);
    }

    private void ship() {
        if (order == Order.APPROVED) {
            happened(Order.SHIPPED, SHIPPED);
        }
    }

    private void happened(Order now, Object event) {
        order = now;
        events.add(event);
    }

    private void happened(Credit now, Object event) {
        credit = now;
        events.add(event);
    }
}
