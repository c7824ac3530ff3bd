package vouch.engine.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** Files of H2 that are written a given number of times and then no more, as if the process had been killed there. */
public final class CutOff extends FilePathWrapper {

    private static final String SCHEME = "cutoff";

    private static final AtomicInteger LEFT = new AtomicInteger();

    /** @return what an address of a file begins with */
    static String after(int writes) {
        FilePath.register(new CutOff());
        LEFT.set(writes);
        return SCHEME + ":";
    }

    static boolean isReached() {
        return LEFT.get() < 0;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode));
    }

    private static void count() throws IOException {
        if (LEFT.decrementAndGet() < 0) {
            throw new IOException("killed");
        }
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return base.read(into, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            count();
            return base.write(from, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            count();
            base.truncate(size);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
