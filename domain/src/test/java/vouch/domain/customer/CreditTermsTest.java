package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Money;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerEvent.CreditTermsChanged;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;

/** The terms of an account, and how far they let it go. */
class CreditTermsTest {

    private static final Terms STANDARD = Terms.on(OnShortage.REJECT);

    @Test
    void beginWithTheDefaults() {
        assertThat(account("100").conditions().terms())
                .isEqualTo(new CreditTerms(OnShortage.REJECT, 0, 30, null, gbp("0"), null));
    }

    @Test
    void changeOnceWhateverTheReason() {
        CreditTerms terms = Terms.on(OnShortage.WAIT).tolerance(5).terms();
        CreditAccount changed = account("100", new ChangeCreditTerms(CUSTOMER, terms, "review", DAY));

        assertThat(decide(account("100"), new ChangeCreditTerms(CUSTOMER, terms, "review", DAY)))
                .containsExactly(new CreditTermsChanged(CUSTOMER, terms, "review", DAY));
        assertThat(changed.conditions().terms()).isEqualTo(terms);
        assertThat(decide(changed, new ChangeCreditTerms(CUSTOMER, terms, "another", day(9))))
                .isEmpty();
        assertThat(decide(account("100"), STANDARD.change())).isEmpty();
    }

    static Stream<Arguments> edges() {
        return Stream.of(
                arguments(STANDARD.tolerance(-1), false),
                arguments(STANDARD.tolerance(100), true),
                arguments(STANDARD.tolerance(101), false),
                arguments(STANDARD.paymentDays(-1), false),
                arguments(STANDARD.paymentDays(0), true),
                arguments(STANDARD.paymentDays(365), true),
                arguments(STANDARD.paymentDays(366), false),
                arguments(STANDARD.grace(-1), false),
                arguments(STANDARD.grace(0), true),
                arguments(STANDARD.grace(365), true),
                arguments(STANDARD.grace(366), false),
                arguments(STANDARD.minimum("-0.01"), false),
                arguments(STANDARD.minimum("0.01"), true),
                arguments(STANDARD.minimum("10000000000000.01"), false),
                arguments(STANDARD.reservationDays(0), false),
                arguments(STANDARD.reservationDays(1), true),
                arguments(STANDARD.reservationDays(365), true),
                arguments(STANDARD.reservationDays(366), false));
    }

    @ParameterizedTest
    @MethodSource("edges")
    void haveBounds(Terms terms, boolean accepted) {
        assertThat(Answers.to(() -> decide(account("100"), terms.change())))
                .isEqualTo(accepted ? "CreditTermsChanged" : "VALIDATION_FAILED");
    }

    @Test
    void areInTheCurrencyOfTheAccount() {
        CreditTerms euros = CreditTerms.standard("EUR");

        assertThat(Answers.to(() -> decide(account("100"), new ChangeCreditTerms(CUSTOMER, euros, null, DAY))))
                .isEqualTo("CURRENCY_MISMATCH");
    }

    /** The tolerance is rounded down to a minor unit: nobody gets a fraction more. */
    @ParameterizedTest(name = "{1} % of {0}: {2}")
    @CsvSource({
        "100,   0,   100",
        "100,   10,  110",
        "100,   100, 200",
        "0,     100, 0",
        "0.99,  1,   0.99",
        "1.00,  1,   1.01",
        "1.99,  1,   2.00",
        "33.33, 33,  44.32",
        "10000000000000, 100, 20000000000000"
    })
    void raiseTheCeilingByTheTolerance(String limit, int percent, String ceiling) {
        CreditAccount account = account(limit, STANDARD.tolerance(percent).change());
        Money most = gbp(ceiling);

        assertThat(account.conditions().ceilingOn(DAY)).isEqualTo(most);
        assertThat(account.available()).as("leeway is nothing that one has").isEqualTo(gbp(limit));
        if (most.minor() > 0 && most.minor() < 1_000_000_000_000_000L) {
            assertThat(Answers.to(() -> decide(account, reserve("1", most)))).isEqualTo("CreditReserved");
            assertThat(Answers.to(() -> decide(account, reserve("1", most.plus(gbp("0.01"))))))
                    .isEqualTo("CreditReservationRejected");
        }
    }

    @Test
    void raiseTheCeilingOfATemporaryLimitToo() {
        CreditAccount account = account("100", STANDARD.tolerance(10).change(), temporary("T-1", "50", 0, 0));

        assertThat(account.conditions().ceilingOn(DAY)).isEqualTo(gbp("55"));
        assertThat(account.available()).isEqualTo(gbp("50"));
    }

    /** The terms of the day on which the charge is stored: terms that change later do not move what is due. */
    @Test
    void sayWhenAChargeIsDue() {
        CreditAccount account =
                account("100", reserve("1", "30"), STANDARD.paymentDays(14).change());

        assertThat(decide(account, Days.on(3, charge("1"))))
                .singleElement()
                .extracting("on", "dueOn")
                .isEqualTo(List.of(day(3), day(17)));
        CreditAccount later =
                after(account, Days.on(3, charge("1")), STANDARD.paymentDays(0).change());
        assertThat(later.overdue(day(17))).isEqualTo(gbp("0"));
        assertThat(later.overdue(day(18))).isEqualTo(gbp("30"));
    }
}
