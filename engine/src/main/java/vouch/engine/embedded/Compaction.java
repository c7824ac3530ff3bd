package vouch.engine.embedded;

import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the space of overwritten data in the file of the embedded database. H2 writes every commit as a chunk of its
 * own. It reuses the space of a chunk when nothing in the chunk is current. H2 has a thread that empties such chunks,
 * but with that thread a commit may be acknowledged before it is written. Each run here is a small step, because
 * commits wait meanwhile.
 */
public final class Compaction implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** A smaller file is not worth a step. */
    static final long SMALL_BYTES = 16 << 20;

    /**
     * The least share of current data that the chunks should have. A higher share would cost more writes than it frees
     * space.
     */
    private static final int CURRENT_PERCENT = 25;

    private static final int REWRITTEN_BYTES = 1 << 20;

    /**
     * Under load a step is taken only after this many commits, so that it costs a small part of what the commits cost.
     */
    private static final int COMMITS_BETWEEN = 100;

    /** A file of which at least this share is used is not made shorter. */
    private static final int USED_PERCENT = 50;

    /** With less, H2 moves the same chunks again and again. */
    private static final int MOVED_BYTES = 16 << 20;

    private static final int MOST_MOVES_IN_VAIN = 100;

    private final MVStore store;
    private final RandomAccessStore file;
    private final long small;

    private final ReentrantLock step = new ReentrantLock();

    private long seen;
    private long rewritten;
    private long shortened;
    private int inVain;

    /** @param small no file below this size, in bytes, is touched */
    Compaction(MVStore store, long small) {
        this.store = store;
        this.small = small;
        file = (RandomAccessStore) store.getFileStore();
    }

    /**
     * Runs the copy while nothing is moved in the file. The copy would miss data that is moved to a part already
     * copied.
     */
    public void paused(Runnable copy) {
        step.lock();
        try {
            copy.run();
        } finally {
            step.unlock();
        }
    }

    /** @throws MVStoreException when the file can no longer be written; no other step is tried */
    @Override
    public void run() {
        if (!step.tryLock()) {
            return;
        }
        try {
            if (file.size() > small) {
                long version = store.getCurrentVersion();
                step(version, version == seen);
                seen = store.getCurrentVersion();
            }
        } catch (MVStoreException e) {
            LOG.warn("The file of the database keeps the room of what was overwritten: {}", e.getMessage());
            throw e;
        } finally {
            step.unlock();
        }
    }

    /** @param quiet whether nothing was committed since the last step */
    private void step(long version, boolean quiet) {
        if (file.getChunksFillRate() < CURRENT_PERCENT) {
            if (quiet || version - rewritten >= COMMITS_BETWEEN) {
                store.compact(CURRENT_PERCENT, REWRITTEN_BYTES);
                store.commit();
                rewritten = version;
            }
        } else if (quiet && file.getFillRate() < USED_PERCENT && inVain < MOST_MOVES_IN_VAIN) {
            file.compactMoveChunks(USED_PERCENT, MOVED_BYTES, store);
            inVain = file.size() < shortened ? 0 : inVain + 1;
            shortened = file.size();
        }
    }
}
