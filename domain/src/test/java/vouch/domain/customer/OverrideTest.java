package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.api.RejectionReason.*;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderId;
import vouch.domain.Answers;

/** A person grants or refuses the credit of an order that waits. */
class OverrideTest {

    private static final Terms WAIT = Terms.on(OnShortage.WAIT);

    /** Order 1 waits for 150. */
    private static final CreditAccount WAITING = account("100", WAIT.change(), reserve("1", "150"));

    @Test
    void grantsAnOrderThatWaitsBeyondTheCeiling() {
        assertThat(decide(WAITING, on(3, override("1", CREDIT_LIMIT_EXCEEDED))))
                .singleElement()
                .isInstanceOfSatisfying(CreditReserved.class, granted -> {
                    assertThat(granted.orderId()).isEqualTo(new OrderId("1"));
                    assertThat(granted.granted()).isEqualTo(Granted.BY_OVERRIDE);
                    assertThat(granted.overridden()).containsExactly(CREDIT_LIMIT_EXCEEDED);
                    assertThat(granted.reason()).isEqualTo("a good customer");
                    assertThat(granted.on()).isEqualTo(day(3));
                    assertThat(granted.warnings()).isEmpty();
                    assertThat(granted.figures().requested()).isEqualTo(gbp("150"));
                    assertThat(granted.figures().on()).isEqualTo(day(3));
                });
        CreditAccount granted = after(WAITING, override("1", CREDIT_LIMIT_EXCEEDED));
        assertThat(granted.reserved()).isEqualTo(gbp("150"));
        assertThat(granted.waiting().orders()).isEmpty();
        assertThat(granted.waiting().total()).isEqualTo(gbp("0"));
    }

    @Test
    void grantsOnceAlsoWhenTheOrderIsSettledMeanwhile() {
        CreditAccount granted = after(WAITING, override("1", CREDIT_LIMIT_EXCEEDED));

        assertThat(decide(granted, override("1", CREDIT_LIMIT_EXCEEDED))).isEmpty();
        assertThat(decide(after(granted, charge("1")), override("1", CREDIT_LIMIT_EXCEEDED)))
                .isEmpty();
        assertThat(decide(after(granted, release("1")), override("1", CREDIT_LIMIT_EXCEEDED)))
                .isEmpty();
        assertThat(decide(granted, reserve("1", "150"))).isEmpty();
    }

    @Test
    void isRefusedForAnOrderThatDoesNotWait() {
        CreditAccount account =
                account("100", WAIT.change(), reserve("granted", "1"), reserve("released", "150"), release("released"));
        CreditAccount refused = after(WAITING, refuse("1"));
        CreditAccount freed = after(WAITING, changeLimit("150"));

        assertThat(answer(account, "granted", CREDIT_LIMIT_EXCEEDED)).isEqualTo("NOT_WAITING");
        assertThat(answer(account, "released", CREDIT_LIMIT_EXCEEDED)).isEqualTo("NOT_WAITING");
        assertThat(answer(account, "unknown", CREDIT_LIMIT_EXCEEDED)).isEqualTo("NOT_WAITING");
        assertThat(answer(refused, "1", CREDIT_LIMIT_EXCEEDED)).isEqualTo("NOT_WAITING");
        assertThat(answer(freed, "1", CREDIT_LIMIT_EXCEEDED)).isEqualTo("NOT_WAITING");
    }

    /** Each row has the refusals that come after its own, too. */
    @Test
    void isRefusedInThisOrder() {
        List<Money> little = List.of(gbp("149.99"));
        CreditAccount blocked = after(WAITING, blocked(1));

        assertThat(Answers.to(() -> decide(blocked, override("2", little, OVERDUE))))
                .isEqualTo("NOT_WAITING");
        assertThat(Answers.to(() -> decide(blocked, override("1", little, OVERDUE))))
                .isEqualTo("NOT_ELIGIBLE");
        assertThat(Answers.to(() -> decide(WAITING, override("1", little, OVERDUE))))
                .isEqualTo("OVERRIDE_LIMIT_EXCEEDED");
        assertThat(Answers.to(() -> decide(WAITING, override("1", OVERDUE)))).isEqualTo("NOT_OVERRIDDEN");
    }

    @ParameterizedTest(name = "at most {0} {1}: {2}")
    @CsvSource({"149.99, GBP, OVERRIDE_LIMIT_EXCEEDED", "150, GBP, CreditReserved", "1, EUR, CreditReserved"})
    void isBoundedByWhatTheSenderMayOverride(String most, String currency, String answer) {
        List<Money> bound = List.of(Money.of(most, currency));

        assertThat(Answers.to(() -> decide(WAITING, override("1", bound, CREDIT_LIMIT_EXCEEDED))))
                .isEqualTo(answer);
    }

    @Test
    void namesAtLeastAllReasonsThatApplyNow() {
        CreditAccount account = account(
                "100",
                WAIT.grace(0).change(),
                reserve("0", "40"),
                charge("0"),
                reserve("1", "150"),
                restricted("50", 1),
                on(31, hold()));
        RejectionReason[] all = {CREDIT_HOLD, NOT_ELIGIBLE, OVERDUE, CREDIT_LIMIT_EXCEEDED};

        assertThat(answer(account, "1", all)).isEqualTo("CreditReserved");
        assertThat(answer(WAITING, "1", all)).as("and perhaps more").isEqualTo("CreditReserved");
        assertThat(Stream.of(all)).allSatisfy(left -> {
            RejectionReason[] others = Stream.of(all).filter(one -> one != left).toArray(RejectionReason[]::new);
            assertThat(answer(account, "1", others)).isEqualTo("NOT_OVERRIDDEN");
            assertThatThrownBy(() -> decide(account, override("1", others))).hasMessageContaining(left.name());
        });
        assertThatThrownBy(() -> decide(account, override("1", OVERDUE)))
                .hasMessageContaining("CREDIT_HOLD, NOT_ELIGIBLE, CREDIT_LIMIT_EXCEEDED");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREDIT_HOLD", "NOT_ELIGIBLE", "OVERDUE", "CREDIT_LIMIT_EXCEEDED"})
    void namesNothingThatCannotBeOverridden(RejectionReason reason) {
        assertThat(answer(WAITING, "1", CREDIT_LIMIT_EXCEEDED, reason)).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void namesAtLeastOneReason() {
        assertThat(answer(WAITING, "1")).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void hasTheSumOfTheOtherOrdersThatWaitInItsFigures() {
        CreditAccount two = after(WAITING, reserve("2", "101"));

        assertThat(Stream.of(override("1", CREDIT_LIMIT_EXCEEDED), refuse("1")))
                .allSatisfy(command -> assertThat(decide(two, command))
                        .singleElement()
                        .extracting("figures.waiting")
                        .isEqualTo(gbp("101")));
    }

    /** What is granted to one order is not taken from the others that wait, and they are not looked at. */
    @Test
    void leavesTheOthersWaiting() {
        CreditAccount two = after(WAITING, reserve("2", "101"));

        assertThat(after(two, override("1", CREDIT_LIMIT_EXCEEDED)).waiting().orders())
                .containsOnlyKeys(new OrderId("2"));
    }

    @Test
    void canBeRefusedInsteadByAPerson() {
        assertThat(decide(WAITING, on(3, refuse("1"))))
                .singleElement()
                .isInstanceOfSatisfying(CreditReservationRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(CREDIT_REFUSED);
                    assertThat(rejected.figures().reasons()).containsExactly(CREDIT_REFUSED);
                    assertThat(rejected.remark()).isEqualTo("too risky");
                    assertThat(rejected.on()).isEqualTo(day(3));
                });
        CreditAccount refused = after(WAITING, refuse("1"));
        assertThat(refused.waiting().orders()).isEmpty();
        assertThat(decide(refused, refuse("1"))).isEmpty();
        assertThat(decide(refused, reserve("1", "150"))).isEmpty();
        assertThat(decide(refused, changeLimit("1000"))).hasSize(1);
    }

    @Test
    void isRefusedOnlyWhileItWaits() {
        CreditAccount overridden = after(WAITING, override("1", CREDIT_LIMIT_EXCEEDED));
        CreditAccount rejected = account("100", reserve("1", "150"));

        assertThat(Answers.to(() -> decide(overridden, refuse("1")))).isEqualTo("NOT_WAITING");
        assertThat(Answers.to(() -> decide(rejected, refuse("1")))).isEqualTo("NOT_WAITING");
        assertThat(Answers.to(() -> decide(rejected, refuse("2")))).isEqualTo("NOT_WAITING");
    }

    private static String answer(CreditAccount account, String order, RejectionReason... reasons) {
        return Answers.to(() -> decide(account, override(order, reasons)));
    }
}
