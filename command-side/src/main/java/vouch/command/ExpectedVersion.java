package vouch.command;

import static vouch.api.BusinessError.Code.VERSION_MISMATCH;
import static vouch.api.BusinessError.refuse;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.Message;

/**
 * The versions of a stream of which the sender of a command expects one. They travel in the command's metadata, and
 * nothing that the command causes inherits them. A command that would do nothing is not checked: what its sender wants
 * is already so.
 *
 * @param versions each the number of events in the stream, from 1; no version matches an empty set
 */
public record ExpectedVersion(SortedSet<Long> versions) {

    private static final String KEY = "expectedVersion";
    private static final String MISMATCH = "versionMismatch";
    private static final String SEPARATOR = " ";

    /** The message that carries the command and these versions. */
    public CommandMessage<Object> on(Object command) {
        return GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(KEY, joined(SEPARATOR)));
    }

    /**
     * What to send of a command that another stream decides than the one whose version its sender expects.
     *
     * @param present the number of events in the stream whose version is expected
     */
    public Object onOther(Object command, long present) {
        return versions.contains(present)
                ? command
                : GenericCommandMessage.asCommandMessage(command).andMetaData(Map.of(MISMATCH, explain(present)));
    }

    /**
     * Must be called before the command's events are applied, in the transaction that stores them. Otherwise two
     * commands could both find the version that they expect.
     *
     * @param present the number of events in the stream
     * @throws vouch.api.BusinessError.Refusal when the sender expects other versions; a command without an expectation
     *     passes
     */
    static void check(Message<?> command, long present) {
        if (command.getMetaData().get(KEY) instanceof String text) {
            parsed(text).check(present);
        } else if (command.getMetaData().get(MISMATCH) instanceof String explanation) {
            throw refuse(VERSION_MISMATCH, explanation);
        }
    }

    private void check(long present) {
        if (!versions.contains(present)) {
            throw refuse(VERSION_MISMATCH, explain(present));
        }
    }

    private static ExpectedVersion parsed(String text) {
        return new ExpectedVersion(Stream.of(text.split(SEPARATOR))
                .filter(version -> !version.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private String explain(long present) {
        String expected = versions.isEmpty() ? "no version that exists" : "version " + joined(" or ");
        return "The present version is %d, and the request expects %s. Look it up again, then decide again."
                .formatted(present, expected);
    }

    private String joined(String separator) {
        return versions.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
