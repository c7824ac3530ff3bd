package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.view.Customers.NOON;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerQuery.WaitingOrder;
import vouch.api.order.OrderId;
import vouch.domain.customer.CreditAccount;
import vouch.domain.customer.CreditPolicy;
import vouch.domain.customer.Desk;
import vouch.domain.customer.RandomCommands;

class ReviewOutlookTest {

    private static final int SEEDS = Integer.getInteger("vouch.seeds", 1_000);

    /** Also on later days, when limits have begun or ended and more has become overdue. */
    @Test
    void saysWhatAReviewOfTheAccountWouldGrant() {
        AtomicInteger grants = new AtomicInteger();
        LongStream.range(7_000_000, 7_000_000 + SEEDS).forEach(seed -> {
            Desk desk = new Desk();
            new RandomCommands(seed).sequence().forEach(desk::answer);
            if (desk.account.registered() != null) {
                for (int days = 0; days < 5; days++) {
                    LocalDate day = desk.account.on().plusDays(days);
                    List<OrderId> granted = granted(desk.account, day);
                    grants.addAndGet(granted.size());
                    assertThat(outlook(desk.stored).grants(waiting(desk.account), day))
                            .as("seed %d, %d days later", seed, days)
                            .isEqualTo(granted);
                }
            }
        });
        assertThat(grants).hasPositiveValue();
    }

    private static ReviewOutlook outlook(List<CustomerEvent> stored) {
        KnownCustomer known = KnownCustomer.NOTHING;
        for (CustomerEvent event : stored) {
            known = known.after(event, NOON);
        }
        Map<LocalDate, Long> charged = new TreeMap<>();
        known.receivables().minorByDay().forEach((day, minor) -> {
            if (day.dueOn() != null) {
                charged.merge(day.dueOn(), minor, Long::sum);
            }
        });
        return new ReviewOutlook(known.view(), charged);
    }

    private static List<OrderId> granted(CreditAccount account, LocalDate day) {
        return account.decide(new ReviewAccount(account.registered().customerId(), day), CreditPolicy.STANDARD).stream()
                .filter(CreditReserved.class::isInstance)
                .map(event -> ((CreditReserved) event).orderId())
                .toList();
    }

    private static List<WaitingOrder> waiting(CreditAccount account) {
        return account.waiting().orders().entrySet().stream()
                .map(order -> new WaitingOrder(
                        order.getKey(),
                        order.getValue().amount(),
                        order.getValue().on()))
                .toList();
    }
}
