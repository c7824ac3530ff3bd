package vouch.engine.views;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Knows in which place each view is read. What it knows is at most a second old. An older place is right, too: it is
 * written on until it is dropped, which is not allowed soon after a switch.
 */
public final class ViewPlaces {

    private static final long KNOWN_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ThreadLocal<Map<String, Place>> pinned = new ThreadLocal<>();
    private final JdbcTemplate database;
    private final List<ViewTable> tables;
    private final JdbcTemplate live;
    private volatile Known known;

    public ViewPlaces(JdbcTemplate database, List<ViewTable> tables) {
        this.database = database;
        this.tables = tables;
        this.live = new JdbcTemplate(new PlacedConnections(database.getDataSource(), tables, this::live));
    }

    private record Known(Map<String, Place> live, long since) {}

    /** Reads each table where it is live. The statements name the tables of the first place. */
    public JdbcTemplate live() {
        return live;
    }

    /** Reads and writes the tables of one place. The statements name the tables of the first. */
    public JdbcTemplate in(Place place) {
        return place == Place.FIRST
                ? database
                : new JdbcTemplate(new PlacedConnections(database.getDataSource(), tables, view -> place));
    }

    /** The views, by the names of their processors in the first place. */
    public SortedSet<String> views() {
        return tables.stream().map(ViewTable::processor).collect(Collectors.toCollection(TreeSet::new));
    }

    public Place live(String view) {
        Map<String, Place> here = pinned.get();
        return (here == null ? known() : here).get(view);
    }

    /** The processor that writes the view where it is live. */
    public String processor(String view) {
        return live(view).processor(view);
    }

    /**
     * Lets this thread read in the same places until the pin is closed, also when there is a switch meanwhile. What the
     * processor of a place has handled is then in what is read.
     */
    public Pin pin() {
        Map<String, Place> here = pinned.get();
        return new Pin(here == null ? known() : here);
    }

    /** The places in which a thread reads. */
    public final class Pin implements AutoCloseable {

        private final Map<String, Place> outer = pinned.get();
        private final Map<String, Place> here;

        private Pin(Map<String, Place> here) {
            this.here = here;
            pinned.set(here);
        }

        /** Lets the answer read in these places, on whatever thread and how much later it is given. */
        public <T> Supplier<T> keeping(Supplier<T> answer) {
            return () -> {
                try (Pin same = new Pin(here)) {
                    return answer.get();
                }
            };
        }

        @Override
        public void close() {
            pinned.set(outer);
        }
    }

    /** Whether the processor writes where nobody reads. */
    public boolean isShadow(String processor) {
        return views().stream()
                .anyMatch(view -> live(view).other().processor(view).equals(processor));
    }

    private Map<String, Place> known() {
        Known last = known;
        if (last == null || System.nanoTime() - last.since > KNOWN_FOR_NANOS) {
            last = read();
        }
        return last.live;
    }

    /** Reads where the views are live now. Must be called after a switch on this node. */
    Known read() {
        long since = System.nanoTime();
        Map<String, Place> live = new HashMap<>();
        database.query("select view_name, live from view_place", (RowCallbackHandler)
                row -> live.put(row.getString(1), Place.of(row.getInt(2))));
        known = new Known(live, since);
        return known;
    }
}
