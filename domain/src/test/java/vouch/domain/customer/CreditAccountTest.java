package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.Answers.NOTHING;
import static vouch.domain.customer.Accounts.*;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;
import vouch.domain.Permitted;

/** Registration, limit and hold; what happens to orders and payments is tested apart. */
class CreditAccountTest {

    @Test
    void opensWithTheWholeLimitAvailable() {
        assertThat(decide(CreditAccount.ABSENT, register("100")))
                .containsExactly(new CustomerRegistered(CUSTOMER, "Ada", "United Kingdom", gbp("100"), DAY));

        CreditAccount account = account("100");
        assertThat(account.conditions().creditLimit()).isEqualTo(gbp("100"));
        assertThat(account.reserved()).isEqualTo(gbp("0"));
        assertThat(account.receivable()).isEqualTo(gbp("0"));
        assertThat(account.available()).isEqualTo(gbp("100"));
        assertThat(account.conditions().onHold()).isFalse();
    }

    @Test
    void opensOnceForTheSameRegistration() {
        CreditAccount busy = account("100", changeLimit("50"), hold(), reserve("1", "10"), pay("P-1", "7"));

        assertThat(decide(account("100"), register("100"))).isEmpty();
        assertThat(decide(busy, register("100"))).isEmpty();
    }

    static Stream<RegisterCustomer> otherRegistrations() {
        return Stream.of(
                register("100.01"),
                register("Bob", "United Kingdom", gbp("100")),
                register("Ada", "France", gbp("100")),
                register("Ada", null, gbp("100")),
                register("Ada", "United Kingdom", eur("100")));
    }

    @ParameterizedTest
    @MethodSource("otherRegistrations")
    void refusesAnotherRegistrationUnderTheSameId(RegisterCustomer other) {
        assertThat(Answers.to(() -> decide(account("100"), other))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @Test
    void changesItsLimit() {
        assertThat(decide(account("100"), changeLimit("50")))
                .containsExactly(new CreditLimitChanged(CUSTOMER, gbp("50"), "review", DAY));
        assertThat(account("100", changeLimit("50")).conditions().creditLimit()).isEqualTo(gbp("50"));
    }

    @Test
    void doesNothingForTheLimitThatAlreadyHolds() {
        assertThat(decide(account("100"), changeLimit("100"))).isEmpty();
        assertThat(decide(account("100", changeLimit("50")), changeLimit("50"))).isEmpty();
        assertThat(decide(account("100", changeLimit("50")), changeLimit("100")))
                .hasSize(1);
    }

    @Test
    void keepsOpenReservationsAndGoesBelowZeroWhenItsLimitIsLowered() {
        CreditAccount account = account("100", reserve("1", "60"), changeLimit("40"));

        assertThat(account.reserved()).isEqualTo(gbp("60"));
        assertThat(account.available()).isEqualTo(gbp("-20"));
        assertThat(account.reservations().open().size()).isEqualTo(1);
    }

    @Test
    void isHeldAndLiftedOnce() {
        CreditAccount open = account("100");
        CreditAccount held = account("100", hold());

        assertThat(decide(open, hold())).containsExactly(new CreditHoldPlaced(CUSTOMER, "fraud?", DAY));
        assertThat(held.conditions().onHold()).isTrue();
        assertThat(decide(held, hold())).isEmpty();
        assertThat(decide(held, lift())).containsExactly(new CreditHoldLifted(CUSTOMER, "cleared", DAY));
        assertThat(after(held, lift()).conditions().onHold()).isFalse();
        assertThat(decide(open, lift())).isEmpty();
    }

    @Test
    void comparesNoReasons() {
        CreditAccount changed = account("100", changeLimit("50"), hold());

        assertThat(decide(changed, new ChangeCreditLimit(CUSTOMER, gbp("50"), "another", DAY)))
                .isEmpty();
        assertThat(decide(changed, new PlaceCreditHold(CUSTOMER, "another", DAY)))
                .isEmpty();
        assertThat(decide(account("100"), new LiftCreditHold(CUSTOMER, "another", DAY)))
                .isEmpty();
    }

    @Test
    void keepsItsFiguresThroughAHold() {
        CreditAccount busy = account("100", reserve("1", "60"), reserve("2", "10"), charge("2"));

        assertThat(after(busy, hold(), lift())).isEqualTo(busy);
        assertThat(after(busy, hold()).reserved()).isEqualTo(gbp("60"));
        assertThat(after(busy, hold()).receivable()).isEqualTo(gbp("10"));
    }

    static Stream<CustomerCommand> everyCommand() {
        return Stream.of(
                register("100"),
                changeLimit("1"),
                hold(),
                lift(),
                reserve("1", "1"),
                release("1"),
                charge("1"),
                pay("P-1", "1"),
                reverse("P-1"),
                credit("N-1", "1"),
                Terms.on(OnShortage.WAIT).change(),
                temporary("T-1", "1", 0, 1),
                withdraw("T-1"),
                blocked(1),
                override("1", RejectionReason.CREDIT_HOLD),
                refuse("1"),
                review());
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void refusesWhatIsAskedOfACustomerThatDoesNotExist(CustomerCommand command) {
        String expected = command instanceof RegisterCustomer
                ? "CustomerRegistered"
                : command instanceof ReleaseCredit ? NOTHING : "CUSTOMER_NOT_FOUND";

        assertThat(Answers.to(() -> decide(CreditAccount.ABSENT, command))).isEqualTo(expected);
    }

    @Test
    void isAskedEveryCommandHere() {
        assertThat(Permitted.typesOf(everyCommand())).isEqualTo(Permitted.recordsOf(CustomerCommand.class));
    }
}
