package vouch.domain;

import java.util.List;
import java.util.function.Supplier;
import vouch.api.BusinessError;

/** What a decision answers, in the words of the tables in {@code docs/credit-rules.md}. */
public final class Answers {

    /** The answer to a command that had been handled before. */
    public static final String NOTHING = "nothing";

    private Answers() {}

    /** The name of the event, {@link #NOTHING}, or the code of the refusal. */
    public static String to(Supplier<? extends List<?>> decision) {
        try {
            List<?> events = decision.get();
            if (events.size() > 1) {
                return events.toString();
            }
            return events.isEmpty() ? NOTHING : events.get(0).getClass().getSimpleName();
        } catch (BusinessError.Refusal refused) {
            return refused.error().code().name();
        }
    }
}
