package vouch.query.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.api.whatif.WhatIfSummary;
import vouch.api.whatif.WhatIfView;
import vouch.api.whatif.WhatIfView.AssumedDays;
import vouch.api.whatif.WhatIfView.Outcome;
import vouch.api.whatif.WhatIfView.Progress;
import vouch.api.whatif.WhatIfView.State;

/** A row of the table {@code what_if}. {@code found} is null until it is done, and in a list. */
record WhatIfRow(
        StartWhatIf asked,
        State state,
        long eventsRead,
        long eventsAll,
        Instant startedAt,
        Instant begunAt,
        Instant endedAt,
        String found,
        String problem) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PERCENT = 100;

    /** What was found, as it is kept. */
    record Found(AssumedDays assumed, List<Outcome> timelines) {

        static String json(AssumedDays assumed, List<Outcome> timelines) {
            return JSON.writeValueAsString(new Found(assumed, timelines));
        }
    }

    WhatIfView view(Clock clock, Duration keep) {
        Found all = found == null ? new Found(null, List.of()) : JSON.readValue(found, Found.class);
        return new WhatIfView(
                asked.whatIfId(),
                asked.name(),
                asked.from(),
                asked.until(),
                asked.customers() == null ? List.of() : asked.customers(),
                state,
                progress(clock.instant()),
                problem,
                startedAt,
                endedAt,
                keptUntil(keep),
                all.assumed,
                all.timelines);
    }

    /** Does not need what was found. */
    WhatIfSummary summary(Clock clock, Duration keep) {
        return new WhatIfSummary(
                asked.whatIfId(),
                asked.name(),
                asked.from(),
                asked.until(),
                asked.customers() == null ? 0 : asked.customers().size(),
                asked.timelines().stream().map(Timeline::name).toList(),
                state,
                progress(clock.instant()),
                problem,
                startedAt,
                endedAt,
                keptUntil(keep));
    }

    private Instant keptUntil(Duration keep) {
        return endedAt == null ? null : endedAt.plus(keep);
    }

    private Progress progress(Instant now) {
        int percent = eventsAll == 0 ? 0 : (int) Math.min(PERCENT, eventsRead * PERCENT / eventsAll);
        return new Progress(eventsRead, eventsAll, state == State.DONE ? PERCENT : percent, secondsLeft(now));
    }

    private Long secondsLeft(Instant now) {
        if (state != State.RUNNING) {
            return 0L;
        }
        if (begunAt == null || eventsRead == 0) {
            return null;
        }
        long seconds = Math.max(0, Duration.between(begunAt, now).toSeconds());
        return seconds * (eventsAll - eventsRead) / eventsRead;
    }
}
