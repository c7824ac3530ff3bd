package vouch.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes to one client, as far as the client reads. No thread waits for it: what cannot be written is kept in its queue,
 * and written when the connection takes it. A client that does not read is told to begin again, and is closed.
 */
final class LiveClient implements WriteListener, AsyncListener {

    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();

    /** Less than the 5 s after which Tomcat closes a connection that takes nothing, and tells it nothing. */
    private static final long LONGEST_BLOCK = Duration.ofSeconds(3).toNanos();

    private final LiveAnswer<Object> answer;
    private final LiveCallers.Caller caller;
    private final LiveQueue queue = new LiveQueue();
    private final Consumer<LiveClient> gone;

    private String position;
    private AsyncContext connection;
    private ServletOutputStream out;
    private boolean writable;

    /** At first the headers are: a client that has missed nothing gets them at once. */
    private boolean unflushed = true;

    /** Something was left out, so that a client that has too much to read costs no more memory. */
    private boolean isFull;

    /** Of what a client has got that is polled; null before its state is read. */
    private UUID last;

    private boolean ends;
    private boolean ended;
    private long written;
    private long blockedSince;

    /**
     * @param position from which on it is told of all changes
     * @param gone is called once, when the connection has ended
     */
    LiveClient(LiveAnswer<Object> answer, LiveCallers.Caller caller, String position, Consumer<LiveClient> gone) {
        this.answer = answer;
        this.caller = caller;
        this.position = position;
        this.gone = gone;
    }

    LiveView<Object> view() {
        return answer.view();
    }

    LiveCallers.Caller caller() {
        return caller;
    }

    /** Nothing is written before this is called, and what was added before is written afterwards. */
    synchronized void open(AsyncContext connection) throws IOException {
        this.connection = connection;
        connection.setTimeout(0);
        connection.addListener(this);
        written = System.nanoTime();
        try {
            out = connection.getResponse().getOutputStream();
            out.setWriteListener(this);
        } catch (IOException | IllegalStateException e) {
            gone.accept(this);
            throw e;
        }
    }

    LiveAnswer.Poll poll() {
        return answer.poll();
    }

    Object read() {
        return answer.state().get();
    }

    synchronized String position() {
        return position;
    }

    /** The same for the same bytes only; keeping those would take much memory. */
    static UUID mark(byte[] json) {
        return UUID.nameUUIDFromBytes(json);
    }

    synchronized void begin(String position, byte[] state) {
        if (!ends) {
            last = mark(state);
            queue.begin(Frames.state(position, state));
        }
    }

    /** Adds what was polled, if the client has not got the same. Nothing of it comes before the client's state. */
    synchronized void polled(UUID mark, byte[] frame) {
        if (!ends && last != null && !last.equals(mark)) {
            last = mark;
            queue.add("", frame);
            write();
        }
    }

    /**
     * Adds what the client is to be told of these changes. Returns how many of them take the place of older states.
     *
     * @param position all changes up to there have been added then
     */
    synchronized int add(Iterable<LiveChange<Object>> changes, String position) {
        int conflated = 0;
        for (LiveChange<Object> change : changes) {
            isFull = isFull || queue.isFull();
            byte[] frame = ends || isFull ? null : answer.frame(change);
            if (frame != null && queue.add(change.id(), frame)) {
                conflated++;
            }
        }
        if (!ends && !isFull) {
            this.position = position;
            write();
        }
        return conflated;
    }

    /**
     * Adds what the client has missed, before it is opened. It comes before the changes that were added meanwhile: the
     * client goes on from the last event that it has.
     *
     * @param position all changes up to there have been added then
     */
    void catchUp(Iterable<LiveChange<Object>> missed, String position) {
        LiveQueue earlier = new LiveQueue();
        for (LiveChange<Object> change : missed) {
            byte[] frame = earlier.isFull() ? null : answer.frame(change);
            if (frame != null) {
                earlier.add(change.id(), frame);
            }
        }
        // Only now, because those who tell it of changes must not wait for what is read.
        synchronized (this) {
            if (!ends) {
                queue.precede(earlier);
                isFull = isFull || queue.isFull();
                this.position = isFull ? this.position : position;
                write();
            }
        }
    }

    /** Whether the client cannot follow: it has too much to read, or its connection takes nothing. */
    synchronized boolean isTooSlow() {
        return !ends
                && (isFull || queue.isFull() || blockedSince != 0 && System.nanoTime() - blockedSince > LONGEST_BLOCK);
    }

    synchronized boolean mustBeginAnew() {
        return isTooSlow() || !ends && answer.isOver();
    }

    /** @param lastFrame what the client is told at the end, or null */
    synchronized void end(byte[] lastFrame) {
        if (!ends) {
            ends = true;
            queue.end(lastFrame);
            write();
        }
    }

    /** Must be called about every second. Sends a heartbeat when it is time, and closes what has ended and is not read. */
    synchronized void tick() {
        long now = System.nanoTime();
        if (ends && blockedSince != 0 && now - blockedSince > 2 * LONGEST_BLOCK) {
            complete();
        } else if (!ends && connection != null && queue.isEmpty() && now - written > HEARTBEAT) {
            queue.begin(Frames.heartbeat(position));
            write();
        }
    }

    private void write() {
        if (out == null || !writable || ended) {
            return;
        }
        try {
            while (out.isReady()) {
                blockedSince = 0;
                if (!queue.isEmpty()) {
                    out.write(queue.next());
                    unflushed = true;
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                    written = System.nanoTime();
                } else {
                    if (ends) {
                        complete();
                    }
                    return;
                }
            }
            blockedSince = blockedSince == 0 ? System.nanoTime() : blockedSince;
        } catch (IOException | IllegalStateException e) {
            // The client has gone, and nobody is left to be told.
            complete();
        }
    }

    private void complete() {
        if (!ended) {
            ended = true;
            gone.accept(this);
            try {
                connection.complete();
            } catch (IllegalStateException e) {
                // The container has completed it already.
            }
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        write();
    }

    @Override
    public synchronized void onError(Throwable failure) {
        complete();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        complete();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It starts once.
    }
}
