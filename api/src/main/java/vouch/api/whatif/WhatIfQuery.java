package vouch.api.whatif;

import java.time.LocalDate;
import java.util.List;
import vouch.api.Bounds;
import vouch.api.customer.CustomerId;

/**
 * What is asked about other policies. These messages go over the query bus, because they change nothing that is business:
 * no stream of an order or a customer.
 */
public sealed interface WhatIfQuery {

    /** One of the policies of a what-if. The name is unique in it. */
    record Timeline(String name, WhatIfPolicy policy) {}

    /**
     * Starts a what-if. The same id again is answered with the what-if that it started. Answered with {@link WhatIfView}.
     *
     * @param name for people; may be null
     * @param from what happened before this day stands as it was; null for none
     * @param until what happened after this day is left out; null for none
     * @param customers only these; null or empty for all
     * @param timelines 1 to 8
     */
    record StartWhatIf(
            String whatIfId,
            String name,
            LocalDate from,
            LocalDate until,
            List<CustomerId> customers,
            List<Timeline> timelines)
            implements WhatIfQuery {}

    /** Answered with {@link WhatIfView}, or null when there is none. */
    record FindWhatIf(String whatIfId) implements WhatIfQuery {}

    /**
     * The what-ifs that are kept, newest first. Answered with {@link WhatIfs}.
     *
     * @param limit the most what-ifs on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindWhatIfs(int limit, String after) implements WhatIfQuery {}

    /** One page. {@code next} is null on the last page. */
    record WhatIfs(List<WhatIfSummary> items, String next) {}

    /**
     * The orders that are decided otherwise than they were, in the order in which the decisions were final. Answered with
     * {@link Flips}.
     *
     * @param timeline the name of one timeline; null for all of them, one after another
     * @param limit the most flips on the page, from 1 to {@value Bounds#PAGE}
     * @param after the {@code next} of the page before, or null for the first page
     */
    record FindFlips(String whatIfId, String timeline, int limit, String after) implements WhatIfQuery {}

    /** One page. {@code next} is null on the last page. */
    record Flips(List<Flip> items, String next) {}

    /** Cancels a what-if that runs, and forgets one that has ended. Answered with its {@link WhatIfView} from before. */
    record StopWhatIf(String whatIfId) implements WhatIfQuery {}
}
