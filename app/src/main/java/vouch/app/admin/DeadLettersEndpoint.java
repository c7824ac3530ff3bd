package vouch.app.admin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import vouch.app.side.ConditionalOnTables;
import vouch.engine.deadletter.DeadLetterRetry;
import vouch.engine.deadletter.DeadLetters;

/**
 * {@code /actuator/deadletters}: shows the events that a view has not handled, with the cause, and retries or discards
 * them.
 */
@Component
@ConditionalOnTables
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

    private static final int MOST_LETTERS = 500;
    private static final int LONGEST_NAME = 255;

    private final DeadLetters letters;
    private final DeadLetterRetry retry;
    private final OperationLog log;

    DeadLettersEndpoint(DeadLetters letters, DeadLetterRetry retry, OperationLog log) {
        this.letters = letters;
        this.retry = retry;
        this.log = log;
    }

    /** @param errors the number of sequences for each class of error */
    record Queues(int sequences, long letters, Map<String, Long> errors, List<DeadLetters.Sequence> items) {}

    record Letters(List<DeadLetters.Letter> items) {}

    /** The number of sequences for each outcome. */
    record Retried(Map<DeadLetterRetry.Outcome, Long> sequences) {}

    record Discarded(int letters) {}

    @ReadOperation
    WebEndpointResponse<Object> queues(@Nullable Integer limit) {
        return Answers.of(() -> {
            List<DeadLetters.Sequence> all = letters.sequences();
            return new Queues(
                    all.size(),
                    all.stream().mapToLong(DeadLetters.Sequence::letters).sum(),
                    all.stream()
                            .collect(Collectors.groupingBy(
                                    DeadLettersEndpoint::error, TreeMap::new, Collectors.counting())),
                    all.stream().limit(Answers.limit(limit)).toList());
        });
    }

    /** The dead letters of one sequence, in their order. */
    @ReadOperation
    WebEndpointResponse<Object> sequence(@Selector String group, @Nullable String sequence) {
        return Answers.of(() -> new Letters(require(group, sequence)));
    }

    /**
     * Retries or discards dead letters.
     *
     * @param operation {@code retry} or {@code discard}
     * @param sequence the sequence to retry or discard
     * @param error retries all sequences whose first letter has this class of error; not for discard
     */
    @WriteOperation
    WebEndpointResponse<Object> operate(
            @Selector String group,
            @Selector String operation,
            @Nullable String sequence,
            @Nullable String error,
            @Nullable String reason) {
        return Answers.of(() -> switch (operation) {
            case "retry" -> error == null ? retryOne(group, sequence, reason) : retryAll(group, error, reason);
            case "discard" -> discard(group, sequence, reason);
            default -> throw Refused.notFound("Dead letters can be retried or discarded, nothing else.");
        });
    }

    private Retried retryOne(String group, String sequence, String reason) {
        require(group, sequence);
        return log.perform("retry", group + " " + sequence, reason, () -> {
            DeadLetterRetry.Outcome outcome = retry.retry(group, sequence);
            if (outcome == DeadLetterRetry.Outcome.NOT_TRIED) {
                throw Refused.conflict("Somebody is working on this sequence already. Look again in a moment.");
            }
            return new Retried(Map.of(outcome, 1L));
        });
    }

    private Retried retryAll(String group, String error, String reason) {
        return log.perform(
                "retry",
                group + " " + Answers.text("error", error, LONGEST_NAME),
                reason,
                () -> new Retried(letters.sequences().stream()
                        .filter(one -> one.group().equals(group) && error.equals(error(one)))
                        .map(one -> retry.retry(group, one.sequence()))
                        .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()))));
    }

    private Discarded discard(String group, String sequence, String reason) {
        List<DeadLetters.Letter> given = require(group, sequence);
        String events = given.stream()
                .map(letter -> letter.eventType() + " " + letter.number() + " of " + letter.stream())
                .collect(Collectors.joining(", "));
        return log.perform(
                "discard",
                group + " " + sequence + ": " + events,
                reason,
                () -> new Discarded(letters.discard(group, sequence)));
    }

    private List<DeadLetters.Letter> require(String group, String sequence) {
        if (sequence == null) {
            throw Refused.invalid("sequence", "Say which sequence. GET /actuator/deadletters has them.");
        }
        List<DeadLetters.Letter> there =
                letters.letters(group, Answers.text("sequence", sequence, LONGEST_NAME), MOST_LETTERS);
        if (there.isEmpty()) {
            throw Refused.notFound("%s has no dead letters of %s.".formatted(group, sequence));
        }
        return there;
    }

    private static String error(DeadLetters.Sequence sequence) {
        String error = sequence.first().error();
        return error == null ? "none" : error;
    }
}
