package vouch.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import vouch.api.whatif.WhatIfPolicy;
import vouch.api.whatif.WhatIfQuery.StartWhatIf;
import vouch.api.whatif.WhatIfQuery.Timeline;
import vouch.api.whatif.WhatIfView;
import vouch.api.whatif.WhatIfView.State;
import vouch.engine.nodes.Node;
import vouch.engine.views.Conditions;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;
import vouch.query.whatif.WhatIfRows.Claimed;

/** Who works on which what-if. */
@ViewTables
class WhatIfRowsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant AFTER_THE_CLAIM = NOON.plus(WhatIfRows.CLAIM).plusMillis(1);

    private static final StartWhatIf ASKED = new StartWhatIf(
            "w-1", "Half", null, null, List.of(), List.of(new Timeline("half", WhatIfPolicy.AS_IT_WAS)));

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RecordedSql sql;

    private WhatIfRows first;
    private WhatIfRows second;

    @BeforeEach
    void start() {
        first = rows("first", NOON);
        second = rows("second", NOON);
        first.insert(ASKED);
    }

    private WhatIfRows rows(String node, Instant now) {
        return rows(new Node(node, Duration.ofMillis(100), false), now);
    }

    private WhatIfRows rows(Node node, Instant now) {
        return new WhatIfRows(database, transactions, node, Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void isClaimedByOneNodeOnly() {
        assertThat(first.claim()).map(Claimed::asked).contains(ASKED);
        assertThat(second.claim()).isEmpty();
    }

    @Test
    void isTakenOverAfterItsClaimAndThenNoLongerWrittenByTheFirst() {
        Claimed lost = first.claim().orElseThrow();

        Claimed taken = rows("second", AFTER_THE_CLAIM).claim().orElseThrow();

        assertThat(taken.attempts()).isEqualTo(2);
        assertThat(first.progress(lost, 1, 2)).isFalse();
        first.done(lost, "{}");
        assertThat(state()).isEqualTo(State.RUNNING);
        assertThat(second.progress(taken, 1, 2)).isTrue();
    }

    @Test
    void isKeptWithEachProgress() {
        Claimed claimed = first.claim().orElseThrow();

        rows("first", AFTER_THE_CLAIM.minusSeconds(1)).progress(claimed, 1, 2);

        assertThat(rows("second", AFTER_THE_CLAIM).claim()).isEmpty();
    }

    /** A claim that the only node of a store finds is its own, from before it was killed. */
    @Test
    void isBegunAnewAtOnceByTheOnlyNode() {
        rows(Node.alone(), NOON).claim();

        assertThat(rows(Node.alone(), NOON).claim()).map(Claimed::attempts).contains(2);
    }

    @Test
    void isBegunAnewAtOnceWhenItsNodeStops() {
        first.release(first.claim().orElseThrow());

        assertThat(second.claim()).map(Claimed::attempts).contains(1);
    }

    @Test
    void isNotWorkedOnWhenItIsCancelled() {
        Claimed claimed = first.claim().orElseThrow();

        assertThat(second.cancel("w-1")).isTrue();

        assertThat(first.progress(claimed, 1, 2)).isFalse();
        assertThat(state()).isEqualTo(State.CANCELLED);
        assertThat(second.cancel("w-1")).isFalse();
        assertThat(rows("second", AFTER_THE_CLAIM).claim()).isEmpty();
    }

    @Test
    void tellsWhyItFailedAndIsForgottenWhenItHasEndedForLongEnough() {
        first.failed(first.claim().orElseThrow(), "Start it again.");

        WhatIfView view = first.find("w-1").orElseThrow().view(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ofDays(30));
        assertThat(view.state()).isEqualTo(State.FAILED);
        assertThat(view.problem()).isEqualTo("Start it again.");
        assertThat(view.keptUntil()).isEqualTo(NOON.plus(Duration.ofDays(30)));
        assertThat(first.endedBefore(NOON)).isEmpty();
        assertThat(first.endedBefore(NOON.plusMillis(1))).containsExactly("w-1");
    }

    @Test
    void tellsHowFarItIs() {
        Claimed claimed = first.claim().orElseThrow();
        first.progress(claimed, 25, 100);

        WhatIfView view = first.find("w-1")
                .orElseThrow()
                .view(Clock.fixed(NOON.plusSeconds(10), ZoneOffset.UTC), Duration.ofDays(30));

        assertThat(view.progress()).isEqualTo(new WhatIfView.Progress(25, 100, 25, 30L));
    }

    /** What a page costs does not depend on how many there are, nor on how many pages were before. */
    @Test
    void isListedByItsIdWithoutReadingAllOthers() {
        database.update(
                "insert into what_if (what_if_id, asked, state, attempts, events_read, events_all, started_at, found)"
                        + " select 'v-' || lpad(x, 8, '0'), asked, 'DONE', 1, 1, 1, started_at, '{}'"
                        + " from what_if join system_range(1, 5000) on what_if_id = 'w-1'");
        Conditions deep = new Conditions();
        deep.add("what_if_id < ?", "v-00002500");

        for (Conditions conditions : List.of(new Conditions(), deep)) {
            sql.planOf(() -> first.newest(conditions, 50)).walks("PRIMARY_KEY_\\w+", 51);
        }
        assertThat(first.newest(new Conditions(), 2))
                .extracting(WhatIfRow::state)
                .containsExactly(State.RUNNING, State.DONE);
    }

    private State state() {
        return first.find("w-1").orElseThrow().state();
    }
}
