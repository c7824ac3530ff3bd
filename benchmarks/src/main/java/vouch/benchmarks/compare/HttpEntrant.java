package vouch.benchmarks.compare;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import vouch.benchmarks.measure.Jvm;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.measure.Vouch;
import vouch.benchmarks.shop.Allocation;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Job;
import vouch.benchmarks.shop.ShopJobs;
import vouch.benchmarks.shop.Work;

/** The product as it is delivered, in its own process, driven by clients from here. */
final class HttpEntrant implements Entrant {

    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Place place;
    private final Child child;
    private final Vouch vouch;
    private final ShopJobs jobs;
    private Job job;
    private ThreadMXBean threads;

    HttpEntrant(Place place, Product product, Path folder) throws IOException {
        this.place = place;
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of("-jar", product.jar().toString(), "--server.port=" + port, "--vouch.demo=false"));
        command.addAll(place.vouchSettings());
        child = Child.start(folder.resolve("vouch.log"), false, command);
        vouch = new Vouch(List.of(URI.create("http://127.0.0.1:" + port)));
        jobs = new ShopJobs(vouch);
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_NANOS;
        while (!vouch.isUp()) {
            if (!child.process().isAlive() || System.nanoTime() > end) {
                throw child.failure("Vouch did not get ready");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        threads = Jvm.threads(child.process().pid());
    }

    @Override
    public void prepare(Work work) throws InterruptedException {
        job = jobs.prepare(work);
    }

    @Override
    public Done work(Duration time) throws InterruptedException {
        double before = Allocation.bytes(threads);
        Load.Answered answered = Load.lasting(job.clients(), time).run(job.call());
        return new Done(answered.count() * job.unitsPerCall(), answered.seconds(), Allocation.bytes(threads) - before);
    }

    @Override
    public List<Long> processes() {
        return Stream.concat(Stream.of(child.process().pid()), place.processes().stream())
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        child.close();
        place.database().close();
    }
}
