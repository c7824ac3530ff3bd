package vouch.engine.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.deadletter.DeadLetters.Letter;
import vouch.engine.deadletter.DeadLetters.Sequence;
import vouch.engine.eventstore.EventTables;

/** Dead letters that are no events are at the same desk. */
class KeptDeadLettersTest {

    private static final Letter LETTER = new Letter("n", "NOTICE", "order/1", 0, "HTTP 500", "away", 30, null);
    private static final Sequence SEQUENCE = new Sequence("kept", "w", 1, Instant.EPOCH, LETTER);

    private final KeptDeadLetters kept = mock();
    private final DeadLetters letters = new DeadLetters(
            new JdbcTemplate(EventTables.inMemory("V4__dead_letters")),
            Jackson3Serializer.builder().build(),
            List.of(kept));
    private final DeadLetterRetry retry = new DeadLetterRetry(mock(), mock(), mock(), mock(), letters);

    @BeforeEach
    void keep() {
        when(kept.group()).thenReturn("kept");
        when(kept.sequences()).thenReturn(List.of(SEQUENCE));
        when(kept.letters("w", 9)).thenReturn(List.of(LETTER));
        when(kept.retry("w")).thenReturn(true);
        when(kept.discard("w")).thenReturn(1);
    }

    @Test
    void areListedRetriedAndDiscardedByTheirOwner() {
        assertThat(letters.sequences()).containsExactly(SEQUENCE);
        assertThat(letters.letters("kept", "w", 9)).containsExactly(LETTER);
        assertThat(retry.retry("kept", "w")).isEqualTo(DeadLetterRetry.Outcome.HANDLED);
        assertThat(retry.retry("kept", "x")).isEqualTo(DeadLetterRetry.Outcome.NOT_TRIED);
        assertThat(letters.discard("kept", "w")).isEqualTo(1);
    }

    @Test
    void areNotRetriedAutomatically() {
        assertThat(LETTER.due(Instant.MAX)).isFalse();
    }

    @Test
    void areNotThoseOfAnotherGroup() {
        assertThat(letters.letters("another", "w", 9)).isEmpty();
        assertThat(letters.discard("another", "w")).isZero();
    }
}
