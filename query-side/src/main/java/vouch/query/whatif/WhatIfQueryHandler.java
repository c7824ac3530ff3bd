package vouch.query.whatif;

import static vouch.api.BusinessError.Code.TOO_MANY_WHAT_IFS;
import static vouch.api.BusinessError.Code.VALIDATION_FAILED;
import static vouch.api.BusinessError.Code.WHAT_IF_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.whatif.WhatIfQuery.FindFlips;
import vouch.api.whatif.WhatIfQuery.FindWhatIf;
import vouch.api.whatif.WhatIfQuery.FindWhatIfs;
import vouch.api.whatif.WhatIfQuery.Flips;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.StopWhatIf;
import vouch.api.whatif.WhatIfQuery.WhatIfs;
import vouch.api.whatif.WhatIfSummary;
import vouch.api.whatif.WhatIfView;
import vouch.domain.whatif.WhatIfRules;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;

/** Starts, shows and stops what-ifs. The worker of some process does the work. */
@Component
class WhatIfQueryHandler {

    /** So many may run or wait until others have ended. */
    static final int MOST_RUNNING = 20;

    private static final String OF_WHAT_IFS = "what-if";

    private final WhatIfRows rows;
    private final FlipRows flips;
    private final WhatIfWorker worker;
    private final WhatIfSettings settings;
    private final Clock clock;

    WhatIfQueryHandler(WhatIfRows rows, FlipRows flips, WhatIfWorker worker, WhatIfSettings settings, Clock clock) {
        this.rows = rows;
        this.flips = flips;
        this.worker = worker;
        this.settings = settings;
        this.clock = clock;
    }

    @QueryHandler
    WhatIfView handle(StartWhatIf query) {
        WhatIfRules.check(query);
        if (rows.find(query.whatIfId()).isEmpty()) {
            if (rows.running() >= MOST_RUNNING) {
                throw refuse(
                        TOO_MANY_WHAT_IFS,
                        "%d what-ifs run or wait. Wait until one has ended, or cancel one.".formatted(MOST_RUNNING));
            }
            rows.insert(query);
        }
        return view(query.whatIfId());
    }

    @QueryHandler
    WhatIfView handle(FindWhatIf query) {
        return view(query.whatIfId());
    }

    @QueryHandler
    WhatIfs handle(FindWhatIfs query) {
        Conditions conditions = new Conditions();
        if (query.after() != null) {
            conditions.add("what_if_id < ?", idIn(query.after()));
        }
        // One extra row tells whether there is a next page.
        List<WhatIfSummary> found = rows.newest(conditions, query.limit() + 1).stream()
                .map(row -> row.summary(clock, settings.keep()))
                .toList();
        boolean more = found.size() > query.limit();
        List<WhatIfSummary> page = more ? found.subList(0, query.limit()) : found;
        return new WhatIfs(
                List.copyOf(page),
                more ? new Cursor(OF_WHAT_IFS, page.get(page.size() - 1).whatIfId()).toString() : null);
    }

    private static String idIn(String after) {
        Cursor cursor = Cursor.of(after);
        if (!cursor.key().equals(OF_WHAT_IFS)) {
            throw ofAnotherList();
        }
        return cursor.id();
    }

    private static RuntimeException ofAnotherList() {
        return refuse(VALIDATION_FAILED, "The cursor is of another list: take \"next\" of the page before as it is.");
    }

    @QueryHandler
    Flips handle(FindFlips query) {
        WhatIfRow row = known(query.whatIfId());
        int first = query.timeline() == null ? 0 : numberOf(query.timeline(), row);
        int last = query.timeline() == null ? row.asked().timelines().size() - 1 : first;
        Place after = query.after() == null ? new Place(first, -1) : Place.of(query.after());
        List<FlipRows.Row> found = flips.after(query.whatIfId(), after.timeline, after.number, last, query.limit() + 1);
        List<FlipRows.Row> page = found.stream().limit(query.limit()).toList();
        return new Flips(
                page.stream().map(FlipRows.Row::flip).toList(),
                found.size() > page.size() ? Place.at(page.get(page.size() - 1)).cursor() : null);
    }

    @QueryHandler
    WhatIfView handle(StopWhatIf query) {
        WhatIfView before = view(query.whatIfId());
        if (!rows.cancel(query.whatIfId())) {
            worker.forget(query.whatIfId());
        }
        return before;
    }

    private WhatIfView view(String id) {
        return known(id).view(clock, settings.keep());
    }

    private WhatIfRow known(String id) {
        return rows.find(id)
                .orElseThrow(() -> refuse(
                        WHAT_IF_NOT_FOUND,
                        "There is no what-if with this id. Its results may be forgotten by now: start it again."));
    }

    private static int numberOf(String timeline, WhatIfRow row) {
        return IntStream.range(0, row.asked().timelines().size())
                .filter(number -> row.asked().timelines().get(number).name().equals(timeline))
                .findFirst()
                .orElseThrow(() -> refuse(VALIDATION_FAILED, "The what-if has no timeline with this name."));
    }

    /** The place of a flip. */
    private record Place(int timeline, int number) {

        private static final int SHIFT = 32;

        static Place at(FlipRows.Row row) {
            return new Place(row.timeline(), row.number());
        }

        static Place of(String text) {
            Cursor cursor = Cursor.of(text);
            if (!cursor.id().equals("flip")) {
                throw ofAnotherList();
            }
            return new Place((int) (cursor.number() >> SHIFT), (int) cursor.number());
        }

        String cursor() {
            return new Cursor(Long.toString((long) timeline << SHIFT | number), "flip").toString();
        }
    }
}
