package vouch.engine.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class EventPagesTest {

    private static final GapAwareTrackingToken START = at(0);

    private final JdbcTemplate database = new JdbcTemplate(EventTables.inMemory());
    private final EventPages pages = new EventPages(database, 1_000);
    private final Set<String> open = new HashSet<>();
    private final DecidedNumbers numbers = new DecidedNumbers(() -> new OpenAppends(
            database.queryForObject("select coalesce(max(globalIndex), 0) from DomainEventEntry", Long.class),
            Set.copyOf(open)));

    @ParameterizedTest
    @ValueSource(longs = {100_000, 5_000_000})
    void goesPastNumbersThatNobodyFills(long jump) {
        store(1, 2, 2 + jump, 3 + jump);

        assertThat(read(START)).containsExactly(at(1), at(2), at(2 + jump), at(3 + jump));
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 5_000_000})
    void goesPastNumbersBeforeTheFirstEvent(long jump) {
        store(jump);

        assertThat(read(START)).containsExactly(at(jump));
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 5_000_000})
    void stopsBeforeMoreNumbersThanATokenHoldsAsLongAsTheyMayBeFilled(long jump) {
        open.add("late");
        store(1, 2, 2 + jump);

        assertThat(read(START)).containsExactly(at(1), at(2));
        assertThat(read(at(2))).isEmpty();

        store(77);
        open.clear();
        GapAwareTrackingToken late = read(at(2)).get(0);
        assertThat(late.getIndex()).isEqualTo(77);
        assertThat(read(late)).containsExactly(at(2 + jump));
    }

    @Test
    void stopsWhenManySmallGapsAreTooMany() {
        open.add("late");
        store(LongStream.rangeClosed(1, 400).map(number -> 2 * number).toArray());

        List<GapAwareTrackingToken> read = read(START);

        assertThat(read).hasSize(EventPages.MOST_GAPS);
        assertThat(read.get(read.size() - 1).getGaps()).hasSize(EventPages.MOST_GAPS);
        open.clear();
        assertThat(read(read.get(read.size() - 1))).hasSize(400 - EventPages.MOST_GAPS);
    }

    @Test
    void remembersAFewNumbersThatMayBeFilledAndFindsThemFilled() {
        open.add("late");
        store(1, 3, 4);
        assertThat(read(START)).containsExactly(at(1), at(3, 2L), at(4, 2L));
        assertThat(read(at(4, 2L))).isEmpty();

        store(2);
        assertThat(read(at(4, 2L))).containsExactly(at(4));
    }

    @Test
    void forgetsANumberWhenItsTransactionHasEnded() {
        open.add("late");
        store(1, 3);
        assertThat(read(START)).endsWith(at(3, 2L));

        open.clear();
        store(4);
        assertThat(read(at(3, 2L))).containsExactly(at(4));
    }

    /** As the first releases stored it after a jump. */
    @Test
    void opensATokenThatMissesManyNumbers() {
        Long[] gaps = LongStream.range(2, 50_000).boxed().toArray(Long[]::new);
        store(1, 77, 78, 50_000);

        assertThat(read(at(50_000, gaps))).hasSize(1);
        GapAwareTrackingToken afterTheFirst = read(at(50_000, gaps)).get(0);
        assertThat(afterTheFirst.getGaps()).contains(78L).doesNotContain(76L, 77L);

        store(50_001);
        GapAwareTrackingToken afterBoth = read(afterTheFirst).get(0);
        assertThat(read(afterBoth)).containsExactly(at(50_001));
    }

    private List<GapAwareTrackingToken> read(GapAwareTrackingToken after) {
        return pages.after(after, numbers).stream()
                .map(TrackedEventData::trackingToken)
                .map(GapAwareTrackingToken.class::cast)
                .toList();
    }

    private void store(long... places) {
        database.batchUpdate(
                "insert into DomainEventEntry (globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber,"
                        + " timestamp, payloadType, payload) values (?, ?, ?, 0, '2026-01-01T00:00:00Z', 'x', x'00')",
                LongStream.of(places)
                        .mapToObj(place -> new Object[] {place, "event " + place, "order/" + place})
                        .collect(Collectors.toList()));
    }

    private static GapAwareTrackingToken at(long index, Long... gaps) {
        return GapAwareTrackingToken.newInstance(index, Set.of(gaps));
    }
}
