package vouch.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.faults.check.Invariant.*;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The promises of terms, waiting, overdue and eligibility, broken by hand in a store that is right but for that. */
class DatedEventsTest {

    private static final String EXCEEDED = "CREDIT_LIMIT_EXCEEDED";

    private final DatedStory story = new DatedStory();

    /** Orders wait; the limit and its tolerance are 110. An order of 80 is granted, and two wait. */
    @BeforeEach
    void twoWait() {
        story.registered().terms("WAIT", 10, 30, "null", "5");
        story.created("first", 80).granted("AT_ONCE", "first");
        story.created("large", 100).deferred("large", EXCEEDED);
        story.created("small", 60).deferred("small", EXCEEDED);
    }

    @Test
    void findsNothingInWhatIsRight() {
        story.on("2011-03-02").paid("p", 40).granted("AFTER_WAITING", "small");
        story.granted("BY_OVERRIDE", "large", List.of(EXCEEDED), "['CREDIT_LIMIT_EXCEEDED']")
                .approved("large");
        story.created("none", 10).deferred("none", EXCEEDED);
        story.created("no", 10).deferred("no", EXCEEDED).refused("no").story.rejected("no", "CREDIT_REFUSED");
        story.story.cancelled("none");
        story.released("none");
        story.on("2011-03-08").expired("first").expired("large").expired("small");

        assertThat(story.found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "on           | '2011-03-02'",
                "reserved     | {'amount':'140.00','currency':'GBP'}",
                "limitInForce | {'amount':'110.00','currency':'GBP'}",
                "ceiling      | {'amount':'121.00','currency':'GBP'}",
                "overdue      | {'amount':'0.00','currency':'GBP'}",
                "waiting      | {'amount':'160.00','currency':'GBP'}",
                "reasons      | ['OVERDUE','CREDIT_LIMIT_EXCEEDED']"
            })
    void findsAFigureThatIsWrong(String figure, String json) {
        story.but(figure, json);

        assertThat(story.found()).containsOnly(C_2);
    }

    @Test
    void findsCreditBeyondTheCeiling() {
        story.created("o", 31).granted("AT_ONCE", "o");

        assertThat(story.found()).contains(C_1);
    }

    @Test
    void findsAnOrderThatWaitsForNothing() {
        story.created("o", 30).deferred("o", EXCEEDED);

        assertThat(story.found()).contains(C_1);
    }

    @Test
    void findsAnOverrideThatDoesNotNameItsReasons() {
        story.granted("BY_OVERRIDE", "small", List.of(EXCEEDED), "['OVERDUE']").approved("small");

        assertThat(story.found()).containsOnly(C_1);
    }

    @Test
    void findsASecondAnswerToAnOrderThatWaits() {
        story.deferred("small", EXCEEDED);

        assertThat(story.found()).contains(C_3);
    }

    @Test
    void findsARefusalOfWhatDoesNotWait() {
        story.created("o", 20).refused("o").story.rejected("o", "CREDIT_REFUSED");

        assertThat(story.found()).contains(C_3);
    }

    @Test
    void findsALookThatIsForgotten() {
        story.paid("p", 40);

        assertThat(story.found()).containsOnly(C_5);
    }

    @Test
    void findsALookOfAnotherAppend() {
        story.paid("p", 40).later().granted("AFTER_WAITING", "small");

        assertThat(story.found()).containsOnly(C_5);
    }

    @Test
    void findsAYoungerOrderThatComesFirst() {
        story.paid("p", 80).granted("AFTER_WAITING", "small");

        assertThat(story.found()).containsOnly(C_5);
    }

    @Test
    void findsAGrantWithoutALook() {
        story.paid("p", 30).granted("AFTER_WAITING", "small");
        story.account("CreditHoldPlaced", "'reason':'late'").granted("AFTER_WAITING", "large");

        assertThat(story.found()).contains(C_5);
    }

    @Test
    void findsWhatAnOrderIsSaidToHaveWaitedFor() {
        story.story.cancelled("small");
        story.released("small").butLast("waited", "null");

        assertThat(story.found()).containsOnly(C_2);
    }

    @Test
    void findsAnOrderThatWaitsThoughItIsCancelled() {
        story.story.cancelled("small");

        assertThat(story.found()).contains(O_2);
    }

    @Test
    void findsAnOrderThatWaitsWithoutASaga() {
        assertThat(Checker.checkWithoutViews(story.story.rows()))
                .extracting(Violation::invariant)
                .containsOnly(S_1);
    }

    @ParameterizedTest
    @CsvSource({"2011-03-06, 1", "2011-03-07, 2"})
    void findsAnExpiryThatIsNotDueOrComesTwice(String day, int times) {
        story.on(day);
        for (int i = 0; i < times; i++) {
            story.expired("first");
        }

        assertThat(story.found()).containsOnly(C_6);
    }

    @Test
    void findsAReviewThatForgetsAnExpiry() {
        story.on("2011-03-07").account("AccountReviewed", "'other':null");

        assertThat(story.found()).containsOnly(C_6);
    }

    @Test
    void findsADueDateThatIsWrong() {
        story.story.shipped("first");
        story.charged("first", "2011-04-01");

        assertThat(story.found()).containsOnly(C_7);
    }

    @Test
    void findsOverdueByTheWrongDay() {
        story.terms("WAIT", 10, 0, "0", "null").story.shipped("first");
        story.charged("first", "2011-03-01").on("2011-03-02").created("o", 10).overdue(0);
        story.granted("AT_ONCE", "o");

        assertThat(story.found()).contains(C_1, C_2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'eligibility':'BLOCKED','bound':null,'factors':[],'revision':2",
                "'eligibility':'BLOCKED','bound':null,'factors':[],'revision':1",
                "'eligibility':'RESTRICTED','bound':null,'factors':[],'revision':3"
            })
    void findsATellingThatIsStaleOrHasNoBound(String telling) {
        story.account("EligibilityChanged", "'eligibility':'BLOCKED','bound':null,'factors':[],'revision':2");
        story.account("EligibilityChanged", telling);

        assertThat(story.found()).containsOnly(C_7);
    }

    @ParameterizedTest
    @CsvSource({"t-1, 2011-05-01, 2011-05-02", "t-2, 2011-04-05, 2011-04-06", "t-2, 2011-05-02, 2011-05-01"})
    void findsATemporaryLimitThatIsNotAllowed(String id, String from, String until) {
        temporaryLimit("t-1", "2011-04-01", "2011-04-05");
        temporaryLimit(id, from, until);

        assertThat(story.found()).containsOnly(C_7);
    }

    private void temporaryLimit(String id, String from, String until) {
        String content = "'amount':" + Story.money(1) + ",'from':'" + from + "','until':'" + until + "'";
        story.story.posting("temporary-limit/c/" + id, content, "TemporaryLimitPosted");
        story.account("TemporaryLimitGranted", "'temporaryLimitId':'" + id + "'," + content);
    }
}
