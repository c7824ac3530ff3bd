package vouch.api.whatif;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A what-if in a list: what {@link WhatIfView} has, without what may be large.
 *
 * @param customerCount how many customers were named; 0 for all
 */
public record WhatIfSummary(
        String whatIfId,
        String name,
        LocalDate from,
        LocalDate until,
        int customerCount,
        List<String> timelineNames,
        WhatIfView.State state,
        WhatIfView.Progress progress,
        String problem,
        Instant startedAt,
        Instant endedAt,
        Instant keptUntil) {}
