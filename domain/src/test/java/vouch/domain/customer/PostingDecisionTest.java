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
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.PaymentReversed;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingId;
import vouch.domain.Answers;
import vouch.domain.Permitted;

/** What the posting and the account decide together. */
class PostingDecisionTest {

    private static final CreditAccount ACCOUNT = account("100");
    private static final PaymentId P1 = new PaymentId("P-1");
    private static final CreditNoteId N1 = new CreditNoteId("N-1");
    private static final PostingId PAYMENT = PostingId.of(CUSTOMER, P1);
    private static final PostingId NOTE = PostingId.of(CUSTOMER, N1);
    private static final PostingState PAID = new PostingState(gbp("10"), false);

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments(
                        PostingState.ABSENT,
                        pay("P-1", "10"),
                        new PostingMade(PAYMENT, gbp("10")),
                        new PaymentRecorded(CUSTOMER, P1, gbp("10"))),
                arguments(
                        PAID,
                        reverse("P-1"),
                        new PostingReversed(PAYMENT, gbp("10")),
                        new PaymentReversed(CUSTOMER, P1, gbp("10"), "bounced")),
                arguments(
                        PostingState.ABSENT,
                        credit("N-1", "10"),
                        new PostingMade(NOTE, gbp("10")),
                        new CreditNoteIssued(CUSTOMER, N1, gbp("10"), "damaged")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("decisions")
    void hasOneEventForThePostingAndOneForTheAccount(
            PostingState posting, PostingCommand command, PostingEvent posted, CustomerEvent taken) {
        assertThat(PostingDecision.of(ACCOUNT, posting, command))
                .isEqualTo(new PostingDecision(List.of(posted), List.of(taken)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("decisions")
    void hasNoEventsForAPostingThatWasMadeBefore(PostingState posting, PostingCommand command, PostingEvent posted) {
        assertThat(PostingDecision.of(ACCOUNT, posting.evolve(posted), command))
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
    }

    private static String answer(CreditAccount account, PostingState posting, PostingCommand command) {
        return Answers.to(() -> PostingDecision.of(account, posting, command).account());
    }
}
