package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.eur;
import static vouch.domain.customer.Accounts.gbp;

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

    private static final PostingId ID = PostingId.of(Accounts.CUSTOMER, new PaymentId("P-1"));
    private static final PostingMade MADE_10 = new PostingMade(ID, gbp("10"));
    private static final PostingReversed REVERSED_10 = new PostingReversed(ID, gbp("10"));
    private static final PostingState MADE = PostingState.ABSENT.evolve(MADE_10);
    private static final PostingState REVERSED = MADE.evolve(REVERSED_10);

    @Test
    void isMadeOnce() {
        assertThat(PostingState.ABSENT.make(ID, gbp("10"))).containsExactly(MADE_10);
        assertThat(MADE.make(ID, gbp("10"))).isEmpty();
        assertThat(REVERSED.make(ID, gbp("10"))).isEmpty();
    }

    @Test
    void refusesAnotherAmount() {
        assertThat(Stream.of(MADE, REVERSED)).allSatisfy(posting -> {
            assertThat(Answers.to(() -> posting.make(ID, gbp("10.01")))).isEqualTo("IDEMPOTENCY_CONFLICT");
            assertThat(Answers.to(() -> posting.make(ID, eur("10")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        });
    }

    @Test
    void isReversedOnceWithTheAmountThatWasMade() {
        assertThat(MADE.reverse(ID)).containsExactly(REVERSED_10);
        assertThat(REVERSED.reverse(ID)).isEmpty();
    }

    @Test
    void refusesToReverseWhatWasNeverMade() {
        assertThat(Answers.to(() -> PostingState.ABSENT.reverse(ID))).isEqualTo("PAYMENT_NOT_FOUND");
    }

    @Test
    void knowsEveryEvent() {
        assertThat(Permitted.typesOf(Stream.of(MADE_10, REVERSED_10)))
                .isEqualTo(Permitted.recordsOf(PostingEvent.class));
        assertThat(MADE).isEqualTo(new PostingState(gbp("10"), false));
        assertThat(REVERSED).isEqualTo(new PostingState(gbp("10"), true));
    }
}
