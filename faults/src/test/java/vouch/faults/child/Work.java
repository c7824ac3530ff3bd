package vouch.faults.child;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * What a thread is at: a message about one order of the run, whose ids begin with {@code f-}.
 *
 * @param message its simple name
 */
record Work(String order, String message) {

    private static final Pattern ORDER = Pattern.compile("f-[a-z]+-\\d+");

    /** The last one that waits for its deadline, which is worked off without a message. */
    private static volatile String overdue;

    static Optional<Work> current() {
        return CurrentUnitOfWork.isStarted() ? of(CurrentUnitOfWork.get().getMessage()) : Optional.empty();
    }

    /** What a thread is at that changes a saga without a message. */
    static Optional<Work> ofDeadline() {
        return CurrentUnitOfWork.isStarted()
                ? Optional.empty()
                : Optional.ofNullable(overdue).map(order -> new Work(order, "Deadline"));
    }

    static Optional<Work> of(Message<?> message) {
        Matcher order = ORDER.matcher(String.valueOf(message.getPayload()));
        if (!order.find()) {
            return Optional.empty();
        }
        Work work = new Work(order.group(), message.getPayloadType().getSimpleName());
        if (work.isToBeOverdue()) {
            overdue = work.order();
        }
        return Optional.of(work);
    }

    boolean isToBeOverdue() {
        return order.startsWith("f-deadline");
    }
}
