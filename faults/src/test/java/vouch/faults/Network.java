package vouch.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A bad network between Vouch and what it needs: every connection goes through here. */
final class Network implements AutoCloseable {

    enum Weather {
        FAIR,
        /** Every piece takes a while. */
        SLOW,
        /** Nothing arrives, and nobody is told. */
        SILENT,
        /** What is asked arrives, the answers do not. */
        DEAF,
        /** A few bytes at a time. */
        TRICKLE,
        /** All connections break, and new ones do too. */
        RESET
    }

    private static final long DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TRICKLE_BYTES = 16;
    private static final int BUFFER = 8192;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private Weather weather = Weather.FAIR;

    Network(int port) throws IOException {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized void turn(Weather next) {
        weather = next;
        notifyAll();
        if (next == Weather.RESET) {
            open.forEach(Network::reset);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (weather() == Weather.RESET) {
                    reset(near);
                } else {
                    connect(near);
                }
            } catch (IOException e) {
                // The end, or nobody is there: the next one.
            }
        }
    }

    private void connect(Socket near) throws IOException {
        Socket far = new Socket();
        open.addAll(List.of(near, far));
        try {
            far.connect(target);
        } catch (IOException e) {
            reset(near);
            throw e;
        }
        thread(() -> pump(near, far, true));
        thread(() -> pump(far, near, false));
    }

    /** Either direction ends both. */
    private void pump(Socket from, Socket to, boolean asking) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[BUFFER];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                for (int sent = 0; sent < length; ) {
                    int now = Math.min(length - sent, mostAtOnce(asking));
                    out.write(piece, sent, now);
                    sent += now;
                }
            }
        } catch (IOException e) {
            // Broken, as the weather wanted.
        } finally {
            open.removeAll(List.of(from, to));
        }
    }

    /** Comes back when the weather lets something through. */
    private int mostAtOnce(boolean asking) {
        Weather now = awaitPassage(asking);
        if (now == Weather.SLOW || now == Weather.TRICKLE) {
            LockSupport.parkNanos(DELAY_NANOS);
        }
        return now == Weather.TRICKLE ? TRICKLE_BYTES : BUFFER;
    }

    private synchronized Weather awaitPassage(boolean asking) {
        try {
            while (weather == Weather.SILENT || weather == Weather.DEAF && !asking) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return weather;
    }

    private synchronized Weather weather() {
        return weather;
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is closed already.
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "network");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        turn(Weather.RESET);
        server.close();
    }
}
