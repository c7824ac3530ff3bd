package vouch.domain.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pcollections.HashTreePMap;
import org.pcollections.OrderedPMap;
import org.pcollections.TreePMap;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerQuery.WaitingOrder;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.domain.customer.Conditions;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.DueDates;
import vouch.domain.customer.FreedCredit;
import vouch.domain.customer.Reservations;
import vouch.domain.customer.TemporaryLimits;
import vouch.domain.customer.WaitingOrders;

/**
 * Which of the orders that wait an account would grant credit, if it were reviewed. The account's own decision says so,
 * with what the view knows of the account. Pure.
 *
 * @param charged all that was charged, in minor units, by the date on which it is due
 */
public record ReviewOutlook(CustomerView view, Map<LocalDate, Long> charged) {

    /** @param waiting all that wait, the one that has waited longest first */
    public List<OrderId> grants(List<WaitingOrder> waiting, LocalDate day) {
        return new FreedCredit(account(waiting), CreditPolicy.STANDARD)
                .after(List.of(new AccountReviewed(view.customerId(), day))).stream()
                        .filter(CreditReserved.class::isInstance)
                        .map(granted -> ((CreditReserved) granted).orderId())
                        .toList();
    }

    /** Which orders have reserved what makes no difference to those that wait. */
    private CreditAccount account(List<WaitingOrder> waiting) {
        return new CreditAccount(
                new CustomerRegistered(view.customerId(), view.name(), view.country(), view.creditLimit(), view.on()),
                view.on(),
                conditions(),
                view.receivable(),
                new DueDates(TreePMap.from(charged)),
                new Reservations(view.reserved(), HashTreePMap.empty(), OrderedPMap.empty()),
                waiting(waiting));
    }

    private Conditions conditions() {
        Map<LocalDate, TemporaryLimits.Entry> limits = view.temporaryLimits().stream()
                .map(limit -> new TemporaryLimits.Entry(
                        limit.temporaryLimitId(), limit.amount(), limit.from(), limit.until()))
                .collect(Collectors.toMap(TemporaryLimits.Entry::from, Function.identity()));
        return new Conditions(
                view.creditLimit(),
                new TemporaryLimits(TreePMap.from(limits)),
                view.terms(),
                view.onHold(),
                view.eligibility().eligibility(),
                view.eligibility().bound(),
                view.eligibility().revision());
    }

    private WaitingOrders waiting(List<WaitingOrder> waiting) {
        OrderedPMap<OrderId, WaitingOrders.Entry> orders = OrderedPMap.empty();
        for (WaitingOrder order : waiting) {
            orders = orders.plus(order.orderId(), new WaitingOrders.Entry(order.amount(), order.on()));
        }
        Money total = waiting.stream()
                .map(WaitingOrder::amount)
                .reduce(Money.zero(view.receivable().currency()), Money::plus);
        return new WaitingOrders(total, orders);
    }
}
