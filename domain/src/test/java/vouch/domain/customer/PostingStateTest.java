package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vouch.api.customer.PaymentId;
import vouch.api.customer.PostingEvent;
import vouch.api.customer.PostingEvent.PostingMade;
import vouch.api.customer.PostingEvent.PostingReversed;
import vouch.api.customer.PostingId;
import vouch.domain.Answers;
import vouch.domain.Permitted;

class PostingStateTest {

    private static final PostingId ID = PostingId.of(CUSTOMER, new PaymentId("P-1"));
    private static final PostingMade MADE_10 = new PostingMade(ID, gbp("10"));
    private static final PostingReversed REVERSED_10 = new PostingReversed(ID, gbp("10"));
    private static final PostingState MADE = PostingState.ABSENT.evolve(MADE_10);
    private static final PostingState REVERSED = MADE.evolve(REVERSED_10);

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
    }

    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(Stream.of(MADE_10, REVERSED_10)))
                .isEqualTo(Permitted.recordsOf(PostingEvent.class));
        assertThat(MADE).isEqualTo(new PostingState(gbp("10"), false));
        assertThat(REVERSED).isEqualTo(new PostingState(gbp("10"), true));
    }
}
