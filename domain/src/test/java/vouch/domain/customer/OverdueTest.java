package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.OVERDUE;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderId;
import vouch.domain.Answers;

/** {@code docs/credit-rules.md}, Overdue. */
class OverdueTest {

    /** Due on day 30: 40, on day 35: 20. */
    private static final CreditAccount OWES_60 =
            account("1000", reserve("1", "40"), reserve("2", "20"), charge("1"), on(5, charge("2")));

    @ParameterizedTest(name = "on day {0}: {1}")
    @CsvSource({"0, 0", "30, 0", "31, 40", "35, 40", "36, 60", "400, 60"})
    void isWhatWasDueBeforeTheDay(int day, String overdue) {
        assertThat(OWES_60.overdue(day(day))).isEqualTo(gbp(overdue));
    }

    @Test
    void isPaidFirst() {
        CreditAccount paid = after(OWES_60, pay("P-1", "25"), credit("N-1", "5"));
        assertThat(paid.overdue(day(31))).isEqualTo(gbp("10"));
        assertThat(paid.overdue(day(36))).isEqualTo(gbp("30"));

        CreditAccount ahead = after(paid, pay("P-2", "40"));
        assertThat(ahead.receivable()).isEqualTo(gbp("-10"));
        assertThat(ahead.overdue(day(36))).isEqualTo(gbp("0"));
    }

    @Test
    void comesBackWithAPaymentThatBounced() {
        CreditAccount bounced = after(OWES_60, pay("P-1", "60")).evolve(bounced("P-1", "60"));

        assertThat(bounced.overdue(day(36))).isEqualTo(gbp("60"));
    }

    /** Due on day 30: it is overdue by more than 3 days from day 34 on. */
    @ParameterizedTest(name = "on day {0}: {1}")
    @CsvSource({"31, CreditReserved", "33, CreditReserved", "34, CreditReservationRejected"})
    void withholdsCreditAfterTheDaysOfGrace(int day, String answer) {
        CreditAccount account =
                after(OWES_60, Terms.on(OnShortage.REJECT).grace(3).change());

        assertThat(Answers.to(() -> decide(account, on(day, reserve("3", "1")))))
                .isEqualTo(answer);
    }

    @Test
    void withholdsCreditFromTheDayAfterItIsDueWithoutADayOfGrace() {
        CreditAccount account =
                after(OWES_60, Terms.on(OnShortage.REJECT).grace(0).change());

        assertThat(Answers.to(() -> decide(account, on(30, reserve("3", "1"))))).isEqualTo("CreditReserved");
        assertThat(decide(account, on(31, reserve("3", "1"))))
                .singleElement()
                .extracting("reason", "figures.overdue")
                .isEqualTo(List.of(OVERDUE, gbp("40")));
    }

    @Test
    void withholdsNoCreditUnlessGraceIsSet() {
        assertThat(decide(OWES_60, on(400, reserve("3", "1"))))
                .singleElement()
                .isInstanceOf(CustomerEvent.CreditReserved.class)
                .extracting("figures.overdue")
                .isNull();
    }

    @ParameterizedTest(name = "40 overdue, minimum {0}: {1}")
    @CsvSource({"39.99, CreditReservationRejected", "40, CreditReserved", "40.01, CreditReserved"})
    void withholdsCreditAboveTheMinimumOnly(String minimum, String answer) {
        CreditAccount account = after(
                OWES_60, Terms.on(OnShortage.REJECT).grace(0).minimum(minimum).change());

        assertThat(Answers.to(() -> decide(account, on(31, reserve("3", "1"))))).isEqualTo(answer);
    }

    /** No payment is matched to a charge, so that whatever arrives first changes nothing. */
    @Test
    void isTheSameInWhateverOrderChargesPaymentsAndReversalsArrive() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<CustomerEvent> events = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                events.add(chargedFor(i, random.nextInt(1, 50), random.nextInt(0, 20)));
                events.add(paid("P-" + i, gbp("0." + random.nextInt(10, 60)).amount()));
                if (random.nextBoolean()) {
                    events.add(bounced("P-" + i, "0.10"));
                }
            }
            CreditAccount inOrder = after(events);
            Collections.shuffle(events, random);
            CreditAccount shuffled = after(events);

            for (int day = 0; day < 22; day++) {
                assertThat(shuffled.overdue(day(day)))
                        .as("seed %d, day %d", seed, day)
                        .isEqualTo(inOrder.overdue(day(day)));
            }
            assertThat(shuffled.due()).isEqualTo(inOrder.due());
        }
    }

    @Test
    void remembersTheLatestEightHundredDueDates() {
        List<CustomerEvent> events = new ArrayList<>();
        for (int day = 1; day <= 801; day++) {
            events.add(chargedFor(day, 1, day));
        }
        CreditAccount account = after(events);

        assertThat(DueDates.REMEMBERED).isEqualTo(800);
        assertThat(account.due().minorByDay()).hasSize(800);
        assertThat(account.overdue(day(1))).as("forgotten, so simply due").isEqualTo(gbp("0.01"));
        assertThat(account.overdue(day(2))).isEqualTo(gbp("0.01"));
        assertThat(account.overdue(day(3))).isEqualTo(gbp("0.02"));
        assertThat(account.overdue(day(802))).isEqualTo(gbp("8.01"));

        Collections.shuffle(events, new Random(1));
        assertThat(after(events).due()).isEqualTo(account.due());
    }

    /** What was paid is still in the sum of its due date: however much it is, it never overflows. */
    @Test
    void staysExactHoweverMuchWasChargedAndPaid() {
        Money most = new Money(1_000_000_000_000_000L, "GBP");
        CreditAccount account = account("0", Terms.on(OnShortage.WARN).grace(0).change());
        for (int i = 0; i < 20_000; i++) {
            account = account.evolve(new CreditCharged(CUSTOMER, new OrderId("" + i), most, DAY, day(i % 2)))
                    .evolve(paid("P-" + i, most.amount()));
        }
        CreditAccount busy = account.evolve(bounced("P-1", "7"));

        assertThat(busy.overdue(day(0))).isEqualTo(gbp("0"));
        assertThat(busy.overdue(day(1))).isEqualTo(gbp("0"));
        assertThat(busy.overdue(day(2))).isEqualTo(gbp("7"));
        assertThat(Answers.to(() -> decide(busy, on(2, reserve("more", "1"))))).isEqualTo("CreditReserved");
    }

    private static CreditAccount after(List<CustomerEvent> events) {
        CreditAccount account = account("1000");
        for (CustomerEvent event : events) {
            account = account.evolve(event);
        }
        return account;
    }

    private static CreditAccount after(CreditAccount account, CustomerCommand... commands) {
        return Accounts.after(account, commands);
    }

    private static CreditCharged chargedFor(int order, long minor, int due) {
        LocalDate dueOn = day(due);
        return new CreditCharged(CUSTOMER, new OrderId("" + order), new Money(minor, "GBP"), DAY, dueOn);
    }
}
