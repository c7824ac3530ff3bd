package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.OnShortage;

/** {@code docs/credit-rules.md}, Business dates. */
class AccountDateTest {

    /** Order 1 is reserved, order 2 waits. */
    private static final CreditAccount ACCOUNT =
            account("100", reserve("1", "60"), Terms.on(OnShortage.WAIT).change(), reserve("2", "1000"));

    static Stream<CustomerCommand> commands() {
        return Stream.of(
                changeLimit("50"),
                Terms.on(OnShortage.WARN).change(),
                hold(),
                eligible(1),
                reserve("3", "1"),
                reserve("3", "1000"),
                reserve("3", eur("1")),
                release("1"),
                release("2"),
                charge("1"),
                override("2", CREDIT_LIMIT_EXCEEDED),
                refuse("2"),
                review(),
                pay("P-1", "1"),
                credit("N-1", "1"),
                temporary("T-1", "1", 0, 1));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isTheLatestDayOfItsEvents(CustomerCommand command) {
        assertThat(after(ACCOUNT, on(7, command)).on()).isEqualTo(day(7));
        assertThat(after(ACCOUNT, on(-7, command)).on()).isEqualTo(DAY);
        assertThat(decide(ACCOUNT, on(7, command)).get(0).on()).isEqualTo(day(7));
        assertThat(decide(ACCOUNT, on(-7, command)).get(0).on())
                .as("the event counts for its own day")
                .isEqualTo(day(-7));
    }

    @Test
    void isThatOfTheRegistrationAtFirst() {
        Desk desk = new Desk();
        desk.handle(on(-3, register("100")));

        assertThat(desk.account.on()).isEqualTo(day(-3));
    }

    @Test
    void isNotMovedByWhatChangesNothing() {
        assertThat(after(ACCOUNT, on(9, reserve("1", "60")), on(9, lift())).on())
                .isEqualTo(DAY);
    }

    /** The order's own day stays in the event, beside the day that decided. */
    @Test
    void decidesAboutAnOrderThatIsDatedBack() {
        CreditAccount later = after(ACCOUNT, temporary("T-1", "0", 7, 7), on(7, hold()), on(7, lift()));

        assertThat(decide(later, on(3, reserve("3", "1"))))
                .singleElement()
                .extracting("on", "figures.on", "figures.limitInForce")
                .containsExactly(day(3), day(7), gbp("0"));
    }

    @Test
    void isTheDayOfAGrantAfterWaiting() {
        CustomerEvent granted = decide(ACCOUNT, on(7, changeLimit("2000"))).get(1);

        assertThat(granted).isInstanceOfSatisfying(CreditReserved.class, reserved -> {
            assertThat(reserved.on()).as("that of the order").isEqualTo(DAY);
            assertThat(reserved.figures().on()).isEqualTo(day(7));
        });
    }

    @Test
    void isTheDayForWhichWhatIsAvailableCounts() {
        CreditAccount account = account("100", temporary("T-1", "250", 5, 6));

        assertThat(account.available()).isEqualTo(gbp("100"));
        assertThat(after(account, on(5, hold())).available()).isEqualTo(gbp("250"));
        assertThat(after(account, on(7, hold()), on(5, lift())).available()).isEqualTo(gbp("100"));
    }
}
