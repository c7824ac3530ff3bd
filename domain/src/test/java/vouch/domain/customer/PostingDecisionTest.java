package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.customer.Accounts.*;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CustomerCommand.PostingCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerEvent.TemporaryLimitWithdrawn;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingEvent.TemporaryLimitPosted;
import vouch.api.customer.PostingId;
import vouch.api.customer.TemporaryLimitId;
import vouch.domain.Answers;
import vouch.domain.Permitted;

/** What the posting and the account decide together. */
class PostingDecisionTest {

    private static final CreditAccount ACCOUNT = account("100");
    private static final PostingId PAYMENT = PostingId.of(CUSTOMER, new PaymentId("P-1"));
    private static final PostingId NOTE = PostingId.of(CUSTOMER, new CreditNoteId("N-1"));
    private static final PostingId LIMIT = PostingId.of(CUSTOMER, new TemporaryLimitId("T-1"));
    private static final PostingState PAID = PostingState.ABSENT.evolve(new PostingMade(PAYMENT, gbp("10"), DAY));
    private static final TemporaryLimitPosted POSTED_LIMIT =
            new TemporaryLimitPosted(LIMIT, gbp("70"), day(3), day(5), DAY);

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments(
                        PostingState.ABSENT,
                        pay("P-1", "10"),
                        new PostingMade(PAYMENT, gbp("10"), DAY),
                        paid("P-1", "10")),
                arguments(PAID, reverse("P-1"), new PostingReversed(PAYMENT, gbp("10"), DAY), bounced("P-1", "10")),
                arguments(
                        PostingState.ABSENT,
                        credit("N-1", "10"),
                        new PostingMade(NOTE, gbp("10"), DAY),
                        credited("N-1", "10")),
                arguments(
                        PostingState.ABSENT,
                        temporary("T-1", "70", 3, 5),
                        POSTED_LIMIT,
                        new TemporaryLimitGranted(
                                CUSTOMER, new TemporaryLimitId("T-1"), gbp("70"), day(3), day(5), "season", DAY)),
                arguments(
                        PostingState.ABSENT.evolve(POSTED_LIMIT),
                        withdraw("T-1"),
                        new PostingReversed(LIMIT, gbp("70"), DAY),
                        new TemporaryLimitWithdrawn(CUSTOMER, new TemporaryLimitId("T-1"), "season over", DAY)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("decisions")
    void hasOneEventForThePostingAndOneForTheAccount(
            PostingState posting, PostingCommand command, PostingEvent posted, CustomerEvent taken) {
        assertThat(PostingDecision.of(ACCOUNT, posting, command, CreditPolicy.STANDARD))
                .isEqualTo(new PostingDecision(List.of(posted), List.of(taken)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("decisions")
    void hasNoEventsForAPostingThatWasMadeBefore(PostingState posting, PostingCommand command, PostingEvent posted) {
        assertThat(PostingDecision.of(ACCOUNT, posting.evolve(posted), command, CreditPolicy.STANDARD))
                .isEqualTo(new PostingDecision(List.of(), List.of()));
    }

    @Test
    void hasARowForEveryCommand() {
        assertThat(Permitted.typesOf(decisions().map(one -> one.get()[1])))
                .isEqualTo(Permitted.recordsOf(PostingCommand.class));
    }

    /** Each row has the refusals that come after its own, too. */
    @Test
    void isRefusedByTheCustomerThenByThePostingThenByTheAccount() {
        assertThat(answer(CreditAccount.ABSENT, PAID, pay(".", eur("0")))).isEqualTo("CUSTOMER_NOT_FOUND");
        assertThat(answer(ACCOUNT, PAID, pay(".", eur("0")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(answer(ACCOUNT, PostingState.ABSENT, pay(".", eur("0")))).isEqualTo("VALIDATION_FAILED");
        assertThat(answer(ACCOUNT, PostingState.ABSENT, pay("P-1", eur("0")))).isEqualTo("CURRENCY_MISMATCH");
        assertThat(answer(ACCOUNT, PostingState.ABSENT, pay("P-1", gbp("0")))).isEqualTo("VALIDATION_FAILED");
        assertThat(answer(ACCOUNT, PostingState.ABSENT, reverse("P-1"))).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(answer(ACCOUNT, PostingState.ABSENT, withdraw("T-1"))).isEqualTo("TEMPORARY_LIMIT_NOT_FOUND");
    }

    private static String answer(CreditAccount account, PostingState posting, PostingCommand command) {
        return Answers.to(() -> PostingDecision.of(account, posting, command, CreditPolicy.STANDARD)
                .account());
    }
}
