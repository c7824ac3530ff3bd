package vouch.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactionTest {

    private static final int KEYS = 1_000;
    private static final int COMMITS = 2_000;
    private static final int STEPS = 40;

    @TempDir
    private Path folder;

    private final Map<Integer, String> committed = new TreeMap<>();
    private final Random random = new Random(1);
    private Path grown;

    /** As Vouch's own grows: each commit is small, and overwrites what others have written. */
    @BeforeEach
    void grow() {
        grown = folder.resolve("grown");
        try (MVStore store = open(grown.toString())) {
            MVMap<Integer, String> map = store.openMap("rows");
            store.setReuseSpace(false);
            for (int commit = 0; commit < COMMITS; commit++) {
                commit(store, map);
            }
            // So that it is closed as it is, and not made shorter.
            store.setAutoCommitDelay(0);
            store.closeImmediately();
        }
    }

    @Test
    void makesAFileAboutAsLongAsWhatIsInIt() throws IOException {
        long before = Files.size(grown);

        try (MVStore store = open(grown.toString())) {
            Compaction compaction = new Compaction(store, 0);
            run(compaction);

            assertThat(Files.size(grown)).isLessThan(before / 4);
            assertThat(store.<Integer, String>openMap("rows")).containsAllEntriesOf(committed);
        }
    }

    @Test
    void leavesASmallFileAlone() throws IOException {
        long before = Files.size(grown);

        try (MVStore store = open(grown.toString())) {
            long version = store.getCurrentVersion();
            new Compaction(store, before).run();

            assertThat(store.getCurrentVersion()).isEqualTo(version);
        }
    }

    @Test
    void movesNothingWhileACopyIsMade() throws IOException {
        long before = Files.size(grown);

        try (MVStore store = open(grown.toString())) {
            Compaction compaction = new Compaction(store, 0);
            compaction.paused(
                    () -> CompletableFuture.runAsync(() -> run(compaction)).join());
            assertThat(Files.size(grown)).isEqualTo(before);

            run(compaction);
            assertThat(Files.size(grown)).isLessThan(before);
        }
    }

    /** Commits go on between the steps. Whatever was committed is there, wherever the process was killed. */
    @Test
    void losesNothingWhenItIsKilledAtAnyWrite() throws IOException {
        Map<Integer, String> before = Map.copyOf(committed);
        int kills = 0;
        for (boolean killed = true; killed; kills++) {
            committed.clear();
            committed.putAll(before);
            Path file = Files.copy(grown, folder.resolve("killed"), StandardCopyOption.REPLACE_EXISTING);
            compactAndCommit(CutOff.after(kills) + file);
            killed = CutOff.isReached();

            try (MVStore found = open(file.toString())) {
                assertThat(found.<Integer, String>openMap("rows"))
                        .as("killed at write %d", kills)
                        .containsAllEntriesOf(committed);
            }
        }
        // Those of the commits, and at least as many of the compaction.
        assertThat(kills).isGreaterThan(2 * STEPS / 4);
    }

    private static void run(Compaction compaction) {
        for (int step = 0; step < STEPS; step++) {
            compaction.run();
        }
    }

    private void compactAndCommit(String file) {
        MVStore store = null;
        try {
            store = open(file);
            MVMap<Integer, String> map = store.openMap("rows");
            Compaction compaction = new Compaction(store, 0);
            for (int step = 0; step < STEPS; step++) {
                compaction.run();
                if (step % 4 == 0) {
                    commit(store, map);
                }
            }
        } catch (MVStoreException e) {
            // Killed: nothing more is acknowledged.
        } finally {
            if (store != null) {
                store.closeImmediately();
            }
        }
    }

    private void commit(MVStore store, MVMap<Integer, String> map) {
        int key = random.nextInt(KEYS);
        String value = key + " ".repeat(1_000) + random.nextInt();
        map.put(key, value);
        store.commit();
        committed.put(key, value);
    }

    private static MVStore open(String file) {
        MVStore store =
                new MVStore.Builder().fileName(file).autoCommitDisabled().open();
        // The hardest case: what is not current any more is overwritten at once.
        store.setRetentionTime(0);
        return store;
    }
}
