package vouch.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.Aging;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.CustomerId;
import vouch.api.customer.PaymentId;
import vouch.api.order.OrderId;

class ReceivablesTest {

    private static final CustomerId CUSTOMER = new CustomerId("17850");
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    /** What is due on the day itself is not overdue. */
    @ParameterizedTest(name = "due on day 0, asked on day {0}")
    @CsvSource({
        "-5, 0", "0, 0", "1, 1", "30, 1", "31, 2", "60, 2", "61, 3", "90, 3", "91, 4", "4000, 4",
    })
    void fallsIntoTheBucketOfItsAge(int day, int bucket) {
        Aging aging = of(charged(100, -30, 0)).agingOn(DAY.plusDays(day), "GBP");

        assertThat(amounts(aging))
                .isEqualTo(List.of(
                        bucket == 0 ? 100L : 0L,
                        bucket == 1 ? 100L : 0L,
                        bucket == 2 ? 100L : 0L,
                        bucket == 3 ? 100L : 0L,
                        bucket == 4 ? 100L : 0L,
                        0L));
        assertThat(aging.on()).isEqualTo(DAY.plusDays(day));
    }

    @Test
    void isPaidFromTheOldestDueDateOn() {
        Receivables all = of(charged(100, 0, 10), charged(50, 0, 50), charged(20, 0, 80), paid(110, 0));

        assertThat(amounts(all.agingOn(DAY.plusDays(55), "GBP"))).containsExactly(20L, 40L, 0L, 0L, 0L, 0L);
    }

    @Test
    void showsWhatWasPaidAheadAsCredit() {
        Receivables all = of(charged(100, 0, 10), paid(110, 0));

        assertThat(amounts(all.agingOn(DAY.plusDays(55), "GBP"))).containsExactly(0L, 0L, 0L, 0L, 0L, -10L);
    }

    @Test
    void leavesOutWhatCountsForALaterDay() {
        Receivables all = of(charged(100, 0, 10), paid(100, 5), bounced(100, 7), noted(30, 8));

        assertThat(receivable(all, -1)).isZero();
        assertThat(receivable(all, 4)).isEqualTo(100);
        assertThat(receivable(all, 5)).isZero();
        assertThat(receivable(all, 7)).isEqualTo(100);
        assertThat(receivable(all, 8)).isEqualTo(70);
    }

    /** The order in which events arrive makes no difference, and the amounts add up to the receivable. */
    @Test
    void addsUpToTheReceivableInWhateverOrderTheEventsCome() {
        Random random = new Random(17850);
        for (int i = 0; i < 200; i++) {
            List<CustomerEvent> events = new ArrayList<>();
            for (int n = 0; n < 20; n++) {
                int on = random.nextInt(100);
                int amount = 1 + random.nextInt(50);
                events.add(
                        switch (random.nextInt(3)) {
                            case 0 -> charged(amount, on, on + random.nextInt(60));
                            case 1 -> paid(amount, on);
                            default -> noted(amount, on);
                        });
            }
            Receivables all = of(events.toArray(CustomerEvent[]::new));
            int day = random.nextInt(160);
            Aging aging = all.agingOn(DAY.plusDays(day), "GBP");
            Collections.shuffle(events, random);

            assertThat(of(events.toArray(CustomerEvent[]::new)).agingOn(DAY.plusDays(day), "GBP"))
                    .isEqualTo(aging);
            assertThat(amounts(aging).stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(expected(events, DAY.plusDays(day)));
            assertThat(amounts(aging).subList(0, 5)).allMatch(amount -> amount >= 0);
            assertThat(aging.notDue().minor()).isEqualTo(notDue(events, aging));
        }
    }

    /** By the rule: what is overdue is the receivable less everything charged that is due on the day or later. */
    private static long notDue(List<CustomerEvent> events, Aging aging) {
        long due = events.stream()
                .filter(CreditCharged.class::isInstance)
                .map(CreditCharged.class::cast)
                .filter(event ->
                        !event.on().isAfter(aging.on()) && !event.dueOn().isBefore(aging.on()))
                .mapToLong(event -> event.amount().minor())
                .sum();
        long receivable = expected(events, aging.on());
        long overdue = Receivables.overdue(new Money(receivable, "GBP"), new Money(due, "GBP"))
                .minor();
        return Math.max(0, receivable) - overdue;
    }

    private static long expected(List<CustomerEvent> events, LocalDate day) {
        return events.stream()
                .filter(event -> !event.on().isAfter(day))
                .mapToLong(event -> event instanceof CreditCharged e
                        ? e.amount().minor()
                        : event instanceof PaymentRecorded e
                                ? -e.amount().minor()
                                : -((CreditNoteIssued) event).amount().minor())
                .sum();
    }

    @Test
    void ignoresWhatDoesNotChangeTheReceivable() {
        assertThat(Receivables.NONE.plus(new AccountReviewed(CUSTOMER, DAY))).isEqualTo(Receivables.NONE);
    }

    private static Receivables of(CustomerEvent... events) {
        Receivables all = Receivables.NONE;
        for (CustomerEvent event : events) {
            all = all.plus(event);
        }
        return all;
    }

    private static long receivable(Receivables all, int day) {
        return amounts(all.agingOn(DAY.plusDays(day), "GBP")).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static List<Long> amounts(Aging aging) {
        return List.of(
                        aging.notDue(),
                        aging.days1to30(),
                        aging.days31to60(),
                        aging.days61to90(),
                        aging.over90(),
                        aging.credit())
                .stream()
                .map(Money::minor)
                .toList();
    }

    private static CreditCharged charged(long minor, int on, int dueOn) {
        return new CreditCharged(
                CUSTOMER, new OrderId("1"), new Money(minor, "GBP"), DAY.plusDays(on), DAY.plusDays(dueOn));
    }

    private static PaymentRecorded paid(long minor, int on) {
        return new PaymentRecorded(CUSTOMER, new PaymentId("1"), new Money(minor, "GBP"), DAY.plusDays(on));
    }

    private static PaymentReversed bounced(long minor, int on) {
        return new PaymentReversed(CUSTOMER, new PaymentId("1"), new Money(minor, "GBP"), null, DAY.plusDays(on));
    }

    private static CreditNoteIssued noted(long minor, int on) {
        return new CreditNoteIssued(CUSTOMER, new CreditNoteId("1"), new Money(minor, "GBP"), null, DAY.plusDays(on));
    }
}
