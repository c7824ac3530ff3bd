package vouch.engine.seal;

import static vouch.engine.seal.Difference.Kind.HEAD_UNKNOWN;
import static vouch.engine.seal.Difference.Kind.SEGMENT_CHANGED;
import static vouch.engine.seal.Difference.Kind.SEGMENT_REMOVED;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compares all sealed events with the chain, segment by segment. It only reads. */
public final class SealVerification {

    /** Together they take less than a megabyte. */
    private static final int PAGE = 20;

    private final Segments segments;
    private final EventRows rows;

    SealVerification(Segments segments, EventRows rows) {
        this.segments = segments;
        this.rows = rows;
    }

    /** For a database that has the events and their seal. Vouch need not run. */
    public static SealVerification of(DataSource source) {
        JdbcTemplate database = new JdbcTemplate(source);
        return new SealVerification(new Segments(database), new JdbcEventRows(database));
    }

    /**
     * What was found.
     *
     * @param head of the last segment
     * @param differences how many
     * @param first null without a difference
     */
    public record Result(long segments, long events, String head, long differences, Difference first) {

        static final Result NOTHING_YET = new Result(0, 0, "", 0, null);

        public boolean isRight() {
            return differences == 0;
        }

        private Result with(Difference found) {
            return new Result(segments, events, head, differences + 1, first == null ? found : first);
        }

        private Result with(Segment checked) {
            return new Result(segments + 1, events + checked.events(), checked.head(), differences, first);
        }
    }

    /**
     * @param knownHead a head that was kept elsewhere
     * @param progress is told after every segment
     */
    public Result verify(Optional<String> knownHead, Consumer<Result> progress) {
        Run run = new Run(knownHead);
        List<Segment> page;
        while (!(page = segments.after(run.number, PAGE)).isEmpty()) {
            for (Segment segment : page) {
                run.check(segment);
                progress.accept(run.result);
            }
        }
        return run.end();
    }

    private final class Run {

        private final Optional<String> knownHead;
        private Result result = Result.NOTHING_YET;
        private boolean knowsHead;

        /** Of the segment before. */
        private long number = -1;

        private long last = Segment.BEGINNING;
        private String head = "";

        Run(Optional<String> knownHead) {
            this.knownHead = knownHead;
            this.knowsHead = knownHead.isEmpty();
        }

        void check(Segment segment) {
            boolean follows = segment.number() == number + 1;
            if (!follows) {
                found(Difference.ofSegment(SEGMENT_REMOVED, number + 1));
            }
            last = segment.number() > 0 ? compare(segment, follows) : segment.last();
            number = segment.number();
            head = segment.head();
            knowsHead |= knownHead.equals(Optional.of(head));
            result = result.with(segment);
        }

        /**
         * Where the segment before is missing, nobody knows which events belong between the two.
         *
         * @return the last position of the segment
         */
        private long compare(Segment segment, boolean follows) {
            boolean hasItsDigests = segment.hasItsDigests();
            if (!hasItsDigests || follows && !segment.head().equals(segment.headAfter(head))) {
                found(Difference.ofSegment(SEGMENT_CHANGED, segment.number()));
            }
            if (!hasItsDigests) {
                return segment.last();
            }
            long after = follows ? last : segment.position(0) - 1;
            long upTo = segment.position(segment.events() - 1);
            new SealedSegment(segment, this::found).compare(rows.between(after, upTo, segment.events() + 1));
            return upTo;
        }

        private void found(Difference difference) {
            result = result.with(difference);
        }

        Result end() {
            if (number < 0) {
                found(Difference.ofSegment(SEGMENT_REMOVED, 0));
            }
            if (!knowsHead) {
                found(new Difference(HEAD_UNKNOWN, null, null, null));
            }
            return result;
        }
    }
}
