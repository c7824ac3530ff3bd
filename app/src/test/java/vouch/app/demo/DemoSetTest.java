package vouch.app.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.AccountCommand;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditDeferred;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.domain.customer.CreditAccount;

/** What is in the demo set, decided by the rules of the domain. */
class DemoSetTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final DemoAccounts accounts = new DemoAccounts();
    private final Map<OrderId, CreateOrder> orders = new TreeMap<>(Comparator.comparing(OrderId::value));
    private final List<CustomerEvent> decided = new ArrayList<>();
    private final Set<CustomerId> customers = new HashSet<>();

    @BeforeEach
    void decideAll() {
        for (DemoStep step : all(DAY)) {
            decided.addAll(decide(step.message()));
        }
    }

    @Test
    void hasFortyCustomersAndSixHundredOrders() {
        assertThat(customers).hasSize(40);
        assertThat(orders).hasSize(600);
        assertThat(Stream.concat(
                        customers.stream().map(CustomerId::value),
                        orders.keySet().stream().map(OrderId::value)))
                .allMatch(id -> id.startsWith("demo-"));
    }

    @Test
    void goesBackEighteenMonths() {
        List<LocalDate> days =
                orders.values().stream().map(order -> order.on().day()).sorted().toList();

        assertThat(days.get(0)).isBefore(DAY.minusMonths(17));
        assertThat(DemoSet.rest(DAY).stream()
                        .map(DemoStep::message)
                        .filter(RegisterCustomer.class::isInstance)
                        .map(message -> ((RegisterCustomer) message).on().day())
                        .min(Comparator.naturalOrder()))
                .hasValueSatisfying(first -> assertThat(first).isBeforeOrEqualTo(DAY.minusMonths(18)));
        assertThat(days.get(days.size() - 1)).isEqualTo(DAY);
        assertThat(decided).allSatisfy(event -> assertThat(event.on()).isBeforeOrEqualTo(DAY));
    }

    @Test
    void hasEveryAnswerOfAnAccount() {
        assertThat(decided.stream().map(Object::getClass).map(Class::getSimpleName))
                .contains(
                        "CreditDeferred",
                        "CreditHoldPlaced",
                        "CreditHoldLifted",
                        "CreditLimitChanged",
                        "CreditTermsChanged",
                        "EligibilityChanged",
                        "TemporaryLimitGranted",
                        "CreditNoteIssued",
                        "PaymentReversed",
                        "CreditReleased");
        assertThat(of(CreditReserved.class).map(CreditReserved::granted).collect(toSet()))
                .containsExactlyInAnyOrder(Granted.values());
        assertThat(of(CreditReserved.class)
                        .anyMatch(granted -> !granted.warnings().isEmpty()))
                .isTrue();
        assertThat(of(CreditReservationRejected.class)
                        .map(event -> event.reason().name()))
                .contains("CREDIT_LIMIT_EXCEEDED", "CREDIT_HOLD", "CREDIT_REFUSED");
        assertThat(of(CreditDeferred.class).map(event -> event.reason().name()))
                .contains("CREDIT_LIMIT_EXCEEDED", "OVERDUE");
        assertThat(customers.stream().map(id -> accounts.of(id).receivable().currency()))
                .contains("GBP", "EUR", "USD", "JPY", "KWD");
    }

    @Test
    void leavesSomethingOpenToday() {
        List<CreditAccount> all = customers.stream().map(accounts::of).toList();

        assertThat(all.stream()
                        .mapToInt(account -> account.waiting().orders().size())
                        .sum())
                .as("orders that wait")
                .isBetween(8, 40);
        assertThat(all.stream()
                        .mapToInt(account -> account.reservations().open().size())
                        .sum())
                .as("approved orders")
                .isBetween(8, 60);
        assertThat(all).anyMatch(account -> account.overdue(DAY.minusDays(30)).minor() > 0);
        assertThat(all).anyMatch(account -> account.conditions().onHold());
        assertThat(orders.keySet()).allSatisfy(order -> {
            CreditAccount account = accounts.of(orders.get(order).customerId());
            if (account.waiting().orders().containsKey(order)
                    || account.reservations().open().containsKey(order)) {
                assertThat(orders.get(order).on().day()).isAfter(DAY.minusDays(25));
            }
        });
    }

    @Test
    void letsAPaymentFreeTheOrderThatWaits() {
        assertThat(accounts.of(DemoSet.FIRST).waiting().orders()).containsKey(new OrderId("demo-waiting"));
    }

    @Test
    void hasOneOrderOfTheCustomerWhoseOrderTheViewRefuses() {
        CustomerId customer = orders.get(DemoSet.REFUSED_BY_VIEW).customerId();

        assertThat(orders.values().stream().filter(order -> order.customerId().equals(customer)))
                .hasSize(1);
    }

    /** Only the dates differ: a month is longer than another. */
    @Test
    void isTheSameAtEveryLoad() {
        assertThat(DemoSet.rest(DAY)).isEqualTo(DemoSet.rest(DAY));
        assertThat(DemoSet.rest(DAY.plusDays(45)).stream().map(DemoSetTest::shape))
                .isEqualTo(DemoSet.rest(DAY).stream().map(DemoSetTest::shape).toList());
    }

    /** An order is last, because a start looks for it to see whether the set is complete. */
    @Test
    void endsWithAnOrder() {
        List<DemoStep> rest = DemoSet.rest(DAY);

        assertThat(rest.get(rest.size() - 1).message()).isInstanceOf(CreateOrder.class);
    }

    /** What is between two orders may be played twice. So it must not change the same thing of an account twice. */
    @Test
    void changesNothingWhenTheStepsAfterAnOrderAreRepeated() {
        List<Object> since = new ArrayList<>();
        for (DemoStep step : DemoSet.rest(DAY)) {
            if (step.message() instanceof CreateOrder) {
                assertThat(since).doesNotHaveDuplicates();
                since.clear();
            } else if (step.message() instanceof AccountCommand command) {
                since.add(kind(command) + " " + command.customerId());
            }
        }
    }

    private static String kind(AccountCommand command) {
        if (command instanceof PlaceCreditHold || command instanceof LiftCreditHold) {
            return "hold";
        }
        return command instanceof ChangeCreditLimit || command instanceof ChangeCreditTerms
                ? command.getClass().getSimpleName()
                : String.valueOf(command);
    }

    private static String shape(DemoStep step) {
        return step.message() instanceof OrderCommand command
                ? command.getClass().getSimpleName() + command.orderId()
                : step.message().getClass().getSimpleName();
    }

    private static List<DemoStep> all(LocalDate day) {
        return Stream.concat(DemoSet.start(day).stream(), DemoSet.rest(day).stream())
                .toList();
    }

    private <T> Stream<T> of(Class<T> type) {
        return decided.stream().filter(type::isInstance).map(type::cast);
    }

    private List<CustomerEvent> decide(Object message) {
        if (message instanceof RegisterCustomer register) {
            customers.add(register.customerId());
        }
        if (message instanceof AccountCommand command) {
            return accounts.take(command);
        } else if (message instanceof PostingCommand command) {
            return accounts.take(command);
        } else if (message instanceof CreateOrder order) {
            assertThat(orders.put(order.orderId(), order))
                    .as("%s twice", order.orderId())
                    .isNull();
            return accounts.take(new ReserveCredit(
                    order.customerId(),
                    order.orderId(),
                    total(order),
                    order.on().day()));
        } else if (message instanceof ShipOrder ship) {
            return accounts.take(new ChargeCredit(customer(ship), ship.orderId(), ship.on()));
        } else if (message instanceof CancelOrder cancel) {
            return accounts.take(new ReleaseCredit(customer(cancel), cancel.orderId(), cancel.on()));
        }
        return List.of();
    }

    private CustomerId customer(OrderCommand command) {
        return orders.get(command.orderId()).customerId();
    }

    private static Money total(CreateOrder order) {
        return order.lines().stream()
                .map(OrderLine::amount)
                .collect(Collectors.reducing(Money::plus))
                .orElseThrow();
    }
}
