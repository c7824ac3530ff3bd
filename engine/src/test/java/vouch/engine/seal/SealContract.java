package vouch.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.engine.seal.Difference.Kind.CHANGED;
import static vouch.engine.seal.Difference.Kind.HEAD_UNKNOWN;
import static vouch.engine.seal.Difference.Kind.INSERTED;
import static vouch.engine.seal.Difference.Kind.REMOVED;
import static vouch.engine.seal.Difference.Kind.SEGMENT_CHANGED;
import static vouch.engine.seal.Difference.Kind.SEGMENT_REMOVED;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vouch.engine.seal.SealVerification.Result;

/** What the seal finds, on any database. */
abstract class SealContract {

    private static final int EVENTS = 3_500;
    private static final int MANIPULATIONS = 200;

    /** An empty one. */
    abstract SealedStore store();

    @Test
    void findsNothingInAStoreThatNobodyTouched() {
        SealedStore store = store();
        assertThat(store.verify().isRight()).isTrue();

        for (int round = 0; round < 20; round++) {
            store.storeMany(round * 37, round);
            store.seal();
            assertThat(store.verify().first()).isNull();
        }

        assertThat(store.verify().events())
                .isEqualTo(IntStream.range(0, 20).map(round -> round * 37).sum());
    }

    @TestFactory
    Stream<DynamicTest> findsEachManipulationByItsPosition() {
        SealedStore store = store();
        store.storeMany(EVENTS, 1);
        store.seal();
        Manipulations manipulations = new Manipulations(store.database);
        return IntStream.range(0, MANIPULATIONS).mapToObj(seed -> {
            Manipulation manipulation = manipulations.of(new SplittableRandom(seed));
            return DynamicTest.dynamicTest(manipulation.name(), () -> {
                Difference first = store.verifyAfter(manipulation.action()).first();

                assertThat(first).isNotNull();
                assertThat(first.kind()).isEqualTo(manipulation.finds());
                assertThat(first.position()).isEqualTo(manipulation.at());
                assertThat(store.verify().isRight()).isTrue();
            });
        });
    }

    @Test
    void namesTheEventAndSaysWhatWasDone() {
        SealedStore store = store();
        List.of(2L, 3L, 5L).forEach(position -> store.storeAt(position, 0));
        store.seal();

        assertThat(store.verifyAfter(() -> store.database.update(
                                "update DomainEventEntry set payloadType = 'Other' where globalIndex = 3"))
                        .first())
                .isEqualTo(new Difference(CHANGED, 1L, 3L, "e-3"))
                .extracting(Difference::sentence)
                .isEqualTo("The event at position 3 (e-3) is not as it was sealed.");
        assertThat(store.verifyAfter(() -> store.storeAt(4, 0)).first())
                .isEqualTo(new Difference(INSERTED, 1L, 4L, "e-4"));
        assertThat(store.verifyAfter(() -> store.storeAt(-4, 0)).first())
                .isEqualTo(new Difference(INSERTED, 1L, -4L, "e--4"));
        assertThat(store.verifyAfter(
                        () -> store.database.update("delete from DomainEventEntry where globalIndex in (2, 5)")))
                .extracting(Result::differences, Result::first)
                .containsExactly(2L, new Difference(REMOVED, 1L, 2L, null));
    }

    @Test
    void findsAChangeOfTheSealItself() {
        SealedStore store = store();
        store.storeMany(EVENTS, 1);
        store.seal();

        for (String change : List.of(
                "hash = head",
                "head = hash",
                "first_position = 0",
                "last_position = last_position - 1",
                "events = 2",
                "digests = (select digests from seal_segment where number = 1)",
                "sealed_at = timestamp with time zone '2026-02-02 00:00:00Z'")) {
            assertThat(store.verifyAfter(() ->
                                    store.database.update("update seal_segment set " + change + " where number = 2"))
                            .first())
                    .as(change)
                    .isEqualTo(new Difference(SEGMENT_CHANGED, 2L, null, null));
        }
        assertThat(store.verifyAfter(() -> store.database.update("delete from seal_segment where number = 2")))
                .extracting(Result::events, Result::differences, Result::first)
                .containsExactly(EVENTS - 1_000L, 1L, new Difference(SEGMENT_REMOVED, 2L, null, null));
        assertThat(store.verifyAfter(() -> store.database.update("delete from seal_segment"))
                        .first())
                .isEqualTo(new Difference(SEGMENT_REMOVED, 0L, null, null));
    }

    @Test
    void findsACutAtTheEndOnlyByAHeadThatWasKeptElsewhere() {
        SealedStore store = store();
        store.storeMany(EVENTS, 1);
        store.seal();
        Segment head = store.segments.head();
        Optional<String> kept = Optional.of(head.head());
        assertThat(store.verify(kept).isRight()).isTrue();
        store.storeMany(10, 2);
        store.seal();
        assertThat(store.verify(kept).isRight()).isTrue();

        Segment before = store.segments.after(head.number() - 2, 1).get(0);
        store.database.update("delete from DomainEventEntry where globalIndex > ?", before.last());
        store.database.update("delete from seal_segment where number > ?", before.number());

        assertThat(store.verify().isRight()).isTrue();
        assertThat(store.verify(kept).first()).isEqualTo(new Difference(HEAD_UNKNOWN, null, null, null));
    }

    @Test
    void beginsWithTheHeadOfAnOlderChain() {
        SealedStore store = store();
        String older = "ab".repeat(32);
        store.database.update("update seal_segment set head = ? where number = 0", older);
        store.storeMany(5, 1);
        store.seal();

        assertThat(store.verify(Optional.of(older)).isRight()).isTrue();
        assertThat(store.verify(Optional.of(SealedStore.BEGINNING)).first().kind())
                .isEqualTo(HEAD_UNKNOWN);
        assertThat(store.verifyAfter(() -> store.database.update(
                                "update seal_segment set head = ? where number = 0", SealedStore.BEGINNING))
                        .first())
                .isEqualTo(new Difference(SEGMENT_CHANGED, 1L, null, null));
    }
}
