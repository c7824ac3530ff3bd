package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.arrivingOn;
import static vouch.domain.customer.Days.on;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingEvent.TemporaryLimitPosted;
import vouch.api.customer.PostingId;
import vouch.api.customer.TemporaryLimitId;
import vouch.domain.Answers;
import vouch.domain.Permitted;

class PostingStateTest {

    private static final PostingId ID = PostingId.of(CUSTOMER, new PaymentId("P-1"));
    private static final PostingMade MADE_10 = new PostingMade(ID, gbp("10"), DAY);
    private static final PostingReversed REVERSED_10 = new PostingReversed(ID, gbp("10"), DAY);
    private static final PostingState MADE = PostingState.ABSENT.evolve(MADE_10);
    private static final PostingState REVERSED = MADE.evolve(REVERSED_10);

    private static final PostingId LIMIT = PostingId.of(CUSTOMER, new TemporaryLimitId("T-1"));
    private static final TemporaryLimitPosted GRANTED = new TemporaryLimitPosted(LIMIT, gbp("70"), day(3), day(5), DAY);
    private static final PostingReversed WITHDRAWN = new PostingReversed(LIMIT, gbp("70"), DAY);

    @Test
    void isMadeOnce() {
        assertThat(PostingState.ABSENT.decide(pay("P-1", "10"))).containsExactly(MADE_10);
        assertThat(MADE.decide(pay("P-1", "10"))).isEmpty();
        assertThat(REVERSED.decide(pay("P-1", "10"))).isEmpty();
    }

    @Test
    void refusesAnotherAmount() {
        assertThat(Stream.of(MADE, REVERSED)).allSatisfy(posting -> {
            assertThat(Answers.to(() -> posting.decide(pay("P-1", "10.01")))).isEqualTo("IDEMPOTENCY_CONFLICT");
            assertThat(Answers.to(() -> posting.decide(pay("P-1", eur("10"))))).isEqualTo("IDEMPOTENCY_CONFLICT");
        });
    }

    @Test
    void isReversedOnceWithTheAmountThatWasMade() {
        assertThat(MADE.decide(reverse("P-1"))).containsExactly(REVERSED_10);
        assertThat(REVERSED.decide(reverse("P-1"))).isEmpty();
    }

    @Test
    void refusesToReverseWhatWasNeverMade() {
        assertThat(Answers.to(() -> PostingState.ABSENT.decide(reverse("P-1")))).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(Answers.to(() -> PostingState.ABSENT.decide(withdraw("T-1"))))
                .isEqualTo("TEMPORARY_LIMIT_NOT_FOUND");
    }

    static Stream<CustomerCommand> postings() {
        return Stream.of(pay("P-1", "10"), credit("N-1", "10"), temporary("T-1", "70", 3, 5));
    }

    /** A day that was left out equals any; one that the client gives is part of the content. */
    @ParameterizedTest
    @MethodSource("postings")
    void comparesADayThatTheClientGives(CustomerCommand command) {
        PostingState made = after(decided(PostingState.ABSENT, command));

        assertThat(decided(made, on(0, command))).isEmpty();
        assertThat(decided(made, arrivingOn(9, command))).isEmpty();
        assertThat(Answers.to(() -> decided(made, on(9, command)))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @ParameterizedTest
    @MethodSource("postings")
    void countsForTheDayOnWhichItArrivesWhenNoneIsGiven(CustomerCommand command) {
        assertThat(decided(PostingState.ABSENT, arrivingOn(9, command)))
                .singleElement()
                .extracting(PostingEvent::on)
                .isEqualTo(day(9));
    }

    @ParameterizedTest(name = "paid on day 5, reversed on day {0}: counts for day {1}")
    @CsvSource({"4, 5", "5, 5", "6, 6"})
    void isReversedForTheLaterOfBothDays(int reversed, int counts) {
        PostingState made = after(decided(PostingState.ABSENT, on(5, pay("P-1", "10"))));

        assertThat(decided(made, on(reversed, reverse("P-1"))))
                .containsExactly(new PostingReversed(ID, gbp("10"), day(counts)));
    }

    @Test
    void keepsTheIdOfATemporaryLimitForEver() {
        PostingState granted = PostingState.ABSENT.evolve(GRANTED);
        PostingState withdrawn = granted.evolve(WITHDRAWN);

        assertThat(PostingState.ABSENT.decide(temporary("T-1", "70", 3, 5))).containsExactly(GRANTED);
        assertThat(granted.decide(withdraw("T-1"))).containsExactly(WITHDRAWN);
        assertThat(withdrawn.decide(withdraw("T-1"))).isEmpty();
        assertThat(Stream.of(granted, withdrawn)).allSatisfy(posting -> {
            assertThat(decided(posting, temporary("T-1", "70", 3, 5))).isEmpty();
            assertThat(Stream.of(
                            temporary("T-1", "70.01", 3, 5),
                            temporary("T-1", "70", 2, 5),
                            temporary("T-1", "70", 3, 6)))
                    .allSatisfy(other ->
                            assertThat(Answers.to(() -> posting.decide(other))).isEqualTo("IDEMPOTENCY_CONFLICT"));
        });
    }

    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(Stream.of(MADE_10, GRANTED, REVERSED_10)))
                .isEqualTo(Permitted.recordsOf(PostingEvent.class));
        assertThat(MADE).isEqualTo(new PostingState(MADE_10, false));
        assertThat(REVERSED).isEqualTo(new PostingState(MADE_10, true));
    }

    private static List<PostingEvent> decided(PostingState posting, CustomerCommand command) {
        return posting.decide((PostingCommand) command);
    }

    private static PostingState after(List<PostingEvent> events) {
        return PostingState.ABSENT.evolve(events.get(0));
    }
}
