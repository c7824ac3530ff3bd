package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChangeEligibility;
import vouch.api.customer.CustomerEvent.EligibilityChanged;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;

/** {@code docs/credit-rules.md}, Eligibility. */
class EligibilityTest {

    @Test
    void isGivenUntilSomethingElseIsTold() {
        Conditions conditions = account("100").conditions();

        assertThat(conditions.eligibility()).isEqualTo(Eligibility.ELIGIBLE);
        assertThat(conditions.eligibilityRevision()).isZero();
    }

    @Test
    void isStoredWithItsFactors() {
        assertThat(decide(account("100"), restricted("50", 7)))
                .containsExactly(
                        new EligibilityChanged(CUSTOMER, Eligibility.RESTRICTED, gbp("50"), List.of("rating"), 7, DAY));
    }

    /** Tellings may be doubled and late: the one with the highest revision holds, whenever it arrived. */
    @ParameterizedTest(name = "revision {0} after 5: {1}")
    @CsvSource({"4, nothing", "5, nothing", "6, EligibilityChanged", "70, EligibilityChanged"})
    void isChangedByAHigherRevisionOnly(long revision, String answer) {
        CreditAccount account = account("100", blocked(5));

        assertThat(Answers.to(() -> decide(account, eligible(revision)))).isEqualTo(answer);
        assertThat(after(account, eligible(revision)).conditions().eligibilityRevision())
                .isEqualTo(Math.max(5, revision));
    }

    @Test
    void isStoredUnderANewRevisionThoughItIsTheSame() {
        assertThat(decide(account("100", blocked(5)), blocked(6))).hasSize(1);
    }

    @ParameterizedTest(name = "30 owed, bound 50, {0} asked: {1}")
    @CsvSource({"20, CreditReserved", "20.01, CreditReservationRejected"})
    void isRestrictedToExposureUpToTheBound(String asked, String answer) {
        CreditAccount account = account("100", reserve("1", "30"), restricted("50", 1));

        assertThat(Answers.to(() -> decide(account, reserve("2", asked)))).isEqualTo(answer);
    }

    @Test
    void hasNoBoundAnyMoreOnceItIsGivenAgain() {
        CreditAccount account = account("100", restricted("0", 1), eligible(2));

        assertThat(account.conditions().bound()).isNull();
        assertThat(Answers.to(() -> decide(account, reserve("1", "100")))).isEqualTo("CreditReserved");
    }

    @Test
    void leavesWhatIsReservedAndOwedAlone() {
        CreditAccount account = account("100", reserve("1", "30"), blocked(1));

        assertThat(account.reserved()).isEqualTo(gbp("30"));
        assertThat(decide(account, charge("1"))).containsExactly(charged("1", "30"));
    }

    /** A blocked customer's orders do not wait; those that waited before go on waiting. */
    @Test
    void rejectsNewOrdersOfABlockedCustomerUnderAllTerms() {
        CreditAccount account = account("10", Terms.on(OnShortage.WAIT).change(), reserve("1", "30"), blocked(1));

        assertThat(Answers.to(() -> decide(account, reserve("2", "1")))).isEqualTo("CreditReservationRejected");
        assertThat(decide(account, changeLimit("100"))).hasSize(1);
        assertThat(decide(after(account, changeLimit("100")), eligible(2))).hasSize(2);
    }

    static Stream<Arguments> rules() {
        String text = "a".repeat(100);
        return Stream.of(
                arguments(telling(Eligibility.RESTRICTED, null, List.of(), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.BLOCKED, gbp("1"), List.of(), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.ELIGIBLE, gbp("1"), List.of(), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.RESTRICTED, gbp("-0.01"), List.of(), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.RESTRICTED, gbp("0"), List.of(), 1), "EligibilityChanged"),
                arguments(telling(Eligibility.RESTRICTED, eur("1"), List.of(), 1), "CURRENCY_MISMATCH"),
                arguments(telling(Eligibility.BLOCKED, null, List.of(), 0), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.BLOCKED, null, Collections.nCopies(20, text), 1), "EligibilityChanged"),
                arguments(telling(Eligibility.BLOCKED, null, Collections.nCopies(21, text), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.BLOCKED, null, List.of(text + "a"), 1), "VALIDATION_FAILED"),
                arguments(telling(Eligibility.BLOCKED, null, List.of(""), 1), "VALIDATION_FAILED"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isChecked(ChangeEligibility telling, String answer) {
        assertThat(Answers.to(() -> decide(account("100"), telling))).isEqualTo(answer);
    }

    private static ChangeEligibility telling(Eligibility what, Money bound, List<String> factors, long revision) {
        return new ChangeEligibility(CUSTOMER, what, bound, factors, revision, DAY);
    }
}
