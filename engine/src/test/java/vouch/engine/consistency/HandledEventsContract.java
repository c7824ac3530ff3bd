package vouch.engine.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import vouch.engine.eventstore.EventNode;

/**
 * The processor handles every event except those of streams that begin with "other", and an event belongs to the segment
 * of its stream. What it has handled is what the test stores as its token.
 */
abstract class HandledEventsContract {

    private static final String VIEW = "view";

    /** Reads replay tokens, too (Axon issue 4160). */
    private final Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(json -> json.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                    .allowIfSubType("org.axonframework.")
                    .allowIfSubType("java.util.")
                    .build()))
            .build();

    private final EventProcessingConfiguration processing = mock();
    private EventNode node;
    private EventNode another;
    private JdbcTemplate rows;
    private HandledEvents handled;
    private StoredPositions positions;

    /** A node of its own on the same empty tables. */
    abstract EventNode node();

    abstract DataSource database();

    @BeforeEach
    void start() {
        node = node();
        another = node();
        rows = new JdbcTemplate(database());
        EventHandlerInvoker handlers = mock();
        when(handlers.canHandle(any(), any())).thenAnswer(call -> {
            String stream = (String) call.<EventMessage<?>>getArgument(0).getPayload();
            return !stream.startsWith("other") && call.<Segment>getArgument(1).matches(stream);
        });
        AbstractEventProcessor processor = mock();
        when(processor.eventHandlerInvoker()).thenReturn(handlers);
        when(processing.eventProcessor(eq(VIEW), eq(AbstractEventProcessor.class)))
                .thenReturn(Optional.of(processor));
        handled = new HandledEvents(processing, node.store(), serializer, rows);
        positions = new StoredPositions(rows);
    }

    @AfterEach
    void stop() {
        node.close();
        another.close();
    }

    @Test
    void areNoneWithoutASegment() {
        node.append(event("a", 0));

        assertThat(handled.upTo(VIEW)).isZero();
    }

    @Test
    void areNoneBeforeTheFirstToken() {
        node.append(event("a", 0));
        handledUpTo((TrackingToken) null);

        assertThat(isCovered("a", 1)).isFalse();
    }

    @Test
    void areThoseOfTheToken() {
        node.append(event("a", 0), event("a", 1), event("b", 0));
        handledUpTo(2);

        assertThat(isCovered("a", 2)).isTrue();
        assertThat(isCovered("b", 1)).isFalse();
        handledUpTo(3);
        assertThat(isCovered("b", 1)).isTrue();
    }

    /** Axon stores the token seconds later if no handler takes the last events. */
    @Test
    void areAlsoThoseThatNoHandlerTakes() {
        node.append(event("a", 0), event("other", 0), event("other", 1));
        handledUpTo(1);

        assertThat(isCovered("other", 2)).isTrue();
        node.append(event("b", 0), event("other", 2));
        assertThat(isCovered("other", 2)).isTrue();
        assertThat(isCovered("other", 3))
                .as("behind an event that is not handled yet")
                .isFalse();
    }

    /** A token that goes further does not have what was committed late. */
    @Test
    void areNotThoseInAGap() throws Exception {
        node.append(event("a", 0));
        TrackingToken gap = overtaken("late", () -> {
            TrackingToken seen = lastAfter(1);
            handledUpTo(seen);
            assertThat(gapsOf(seen)).hasSize(1);
            assertThat(isCovered("fast", 1))
                    .as("while the other is not committed")
                    .isTrue();
            return seen;
        });

        assertThat(isCovered("late", 1)).isFalse();
        assertThat(isCovered("fast", 1))
                .as("of which the earlier may be a cause")
                .isFalse();
        handledUpTo(lastAfter(gap));
        assertThat(isCovered("late", 1)).isTrue();
        assertThat(isCovered("fast", 1)).isTrue();
    }

    @Test
    void areThoseBehindAGapThatNoHandlerWouldTake() throws Exception {
        node.append(event("a", 0));
        overtaken("other-late", () -> {
            handledUpTo(lastAfter(1));
            return null;
        });

        assertThat(isCovered("other-late", 1)).isTrue();
        assertThat(isCovered("fast", 1)).isTrue();
    }

    /** The two reads of a page may see the second event of a transaction and not the first, which fills a gap. */
    @Test
    void areNotTheFirstOfATransactionWhenOnlyItsLastIsSeen() throws Exception {
        node.append(event("a", 0));
        overtaken("late", () -> null);
        long first = position("late", 1);
        long last = position("late", 2);
        assertThat(last - first).as("the other event is between").isEqualTo(2);
        handledUpTo(GapAwareTrackingToken.newInstance(last, List.of(first)));

        assertThat(isCovered("late", 2)).isFalse();
        handledUpTo(last);
        assertThat(isCovered("late", 2)).isTrue();
    }

    /** Nothing is stored there, now or later, and an idle processor keeps the gap in its token. */
    @Test
    void areThoseBehindANumberThatStaysEmpty() {
        node.append(event("a", 0));
        try {
            another.inTransaction(() -> {
                another.append(event("undone", 0));
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException undone) {
            node.append(event("b", 0));
        }
        long last = position("b", 1);
        handledUpTo(GapAwareTrackingToken.newInstance(last, List.of(2L)));

        assertThat(last).isEqualTo(3);
        assertThat(isCovered("b", 1)).isTrue();
    }

    @Test
    void areThoseOfEverySegment() {
        Segment[] halves = Segment.ROOT_SEGMENT.split();
        String here = stream(halves[0]);
        String there = stream(halves[1]);
        node.append(event(here, 0), event(there, 0), event(here, 1));
        handledUpTo(halves[0], at(1));
        handledUpTo(halves[1], at(1));

        assertThat(isCovered(here, 1)).isTrue();
        assertThat(isCovered(there, 1)).isFalse();
        handledUpTo(halves[1], at(2));
        assertThat(isCovered(there, 1))
                .as("the other segment has no event before it")
                .isTrue();
        assertThat(isCovered(here, 2)).isFalse();
        handledUpTo(halves[0], at(3));
        assertThat(isCovered(here, 2)).isTrue();
    }

    @Test
    void countFromTheBeginningInAReplay() {
        node.append(event("a", 0), event("b", 0));
        handledUpTo(ReplayToken.createReplayToken(at(2), at(1)));

        assertThat(isCovered("a", 1)).isTrue();
        assertThat(isCovered("b", 1)).isFalse();
        handledUpTo(ReplayToken.createReplayToken(at(2), null));
        assertThat(isCovered("a", 1)).isFalse();
    }

    @Test
    void areThoseOfBothHalvesOfAMergedSegment() {
        node.append(event("a", 0), event("b", 0));
        handledUpTo(MergedTrackingToken.merged(at(2), at(1)));

        assertThat(isCovered("a", 1)).isTrue();
        assertThat(isCovered("b", 1)).isFalse();
    }

    /** Then it is not worth reading what comes next. */
    @Test
    void areThoseOfTheTokenWhenItIsFarBehind() {
        node.append(IntStream.range(0, 1_002)
                .mapToObj(number -> event("other", number))
                .toArray(EventMessage<?>[]::new));
        handledUpTo(1);

        assertThat(handled.upTo(VIEW)).isEqualTo(2);
        handledUpTo(2);
        assertThat(handled.upTo(VIEW)).isEqualTo(1_003);
    }

    @Test
    void haveNoPositionWhenTheyAreNotInTheStore() {
        node.append(event("a", 0));

        assertThat(positions.behind(Map.of("a", 2L))).isEmpty();
        assertThat(positions.behind(Map.of("a", 1L, "b", 1L))).isEmpty();
        assertThat(positions.behind(Map.of("a", 1L))).hasValue(1);
    }

    private interface Meanwhile {
        TrackingToken seen() throws Exception;
    }

    /**
     * Appends two events of the stream in one transaction. Between them another node appends "fast" and commits, and the
     * transaction is committed when {@code meanwhile} has ended.
     */
    private TrackingToken overtaken(String stream, Meanwhile meanwhile) throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> another.inTransaction(() -> {
            another.append(event(stream, 0));
            taken.countDown();
            await(overtaken);
            another.append(event(stream, 1));
            await(seen);
        }));
        await(taken);
        node.append(event("fast", 0));
        overtaken.countDown();
        try {
            return meanwhile.seen();
        } finally {
            seen.countDown();
            late.get(10, TimeUnit.MINUTES);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isCovered(String stream, long version) {
        return handled.upTo(VIEW) > position(stream, version);
    }

    private long position(String stream, long version) {
        return positions.behind(Map.of(stream, version)).orElseThrow();
    }

    private TrackingToken lastAfter(long index) throws InterruptedException {
        return lastAfter(at(index));
    }

    /** The token of a reader that reads until there is nothing more. */
    private TrackingToken lastAfter(TrackingToken token) throws InterruptedException {
        TrackingToken last = token;
        try (BlockingStream<TrackedEventMessage<?>> stream = node.store().openStream(token)) {
            while (stream.hasNextAvailable()) {
                last = stream.nextAvailable().trackingToken();
            }
        }
        return last;
    }

    private static Set<Long> gapsOf(TrackingToken token) {
        return ((GapAwareTrackingToken) token).getGaps();
    }

    private static TrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, Set.of());
    }

    private void handledUpTo(long index) {
        handledUpTo(at(index));
    }

    private void handledUpTo(TrackingToken token) {
        handledUpTo(Segment.ROOT_SEGMENT, token);
    }

    private void handledUpTo(Segment segment, TrackingToken token) {
        SerializedObject<byte[]> stored = token == null ? null : serializer.serialize(token, byte[].class);
        rows.update("delete from TokenEntry where segment = ?", segment.getSegmentId());
        rows.update(
                "insert into TokenEntry (processorName, segment, token, tokenType) values (?, ?, ?, ?)",
                VIEW,
                segment.getSegmentId(),
                stored == null ? null : stored.getData(),
                stored == null ? null : stored.getType().getName());
    }

    private static String stream(Segment segment) {
        return IntStream.range(0, 100)
                .mapToObj(number -> "stream-" + number)
                .filter(segment::matches)
                .findFirst()
                .orElseThrow();
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Thing", stream, sequence, stream);
    }
}
