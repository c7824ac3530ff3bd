package vouch.query.live;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Writes a place in the order of events as the id of a stream's event, and reads it: {@code 1f2e3d4c-17.15}. It has the
 * store, the position, and the gaps. A client may go on from there on another node, but not on another store.
 */
final class LivePosition {

    private static final Pattern FORM = Pattern.compile("(\\w+)-([0-9]{0,18})((?:\\.[0-9]{1,18})*)");

    private final String store;
    private final boolean gapless;

    /**
     * @param store identifies the store
     * @param gapless whether the positions of the store have no gaps
     */
    LivePosition(String store, boolean gapless) {
        this.store = Integer.toHexString(store.hashCode());
        this.gapless = gapless;
    }

    /** @param position null for the beginning */
    String written(TrackingToken position) {
        String index =
                position == null ? "" : String.valueOf(position.position().orElseThrow());
        String gaps = position instanceof GapAwareTrackingToken seen
                ? seen.getGaps().stream().map(gap -> "." + gap).collect(Collectors.joining())
                : "";
        return store + "-" + index + gaps;
    }

    /** A position as it was read; {@code token} is null for the beginning. */
    record Read(TrackingToken token) {}

    /** Returns empty for what no store has written, and for what another one has. */
    Optional<Read> read(String id) {
        Matcher form = FORM.matcher(id);
        if (!form.matches() || !form.group(1).equals(store)) {
            return Optional.empty();
        }
        SortedSet<Long> gaps = Stream.of(form.group(3).split("\\."))
                .filter(gap -> !gap.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
        if (form.group(2).isEmpty()) {
            return gaps.isEmpty() ? Optional.of(new Read(null)) : Optional.empty();
        }
        long index = Long.parseLong(form.group(2));
        if (!gaps.isEmpty() && (gapless || gaps.last() >= index)) {
            return Optional.empty();
        }
        return Optional.of(new Read(
                gapless ? new GlobalSequenceTrackingToken(index) : GapAwareTrackingToken.newInstance(index, gaps)));
    }
}
