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
import vouch.benchmarks.shop.PlainServer;
import vouch.benchmarks.shop.ShopJobs;
import vouch.benchmarks.shop.Work;

/** What answers HTTP in its own process, driven by clients from here: the product as it is delivered, or a plain service. */
final class HttpEntrant implements Entrant {

    /** Of what it carried when it had the most to do. */
    private static final double LOAD = 0.6;

    private static final long START_NANOS = TimeUnit.MINUTES.toNanos(3);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Contestant contestant;
    private final Place place;
    private final Child child;
    private final Vouch http;
    private final ShopJobs jobs;
    private Work work;
    private Job job;
    private double carried;
    private ThreadMXBean threads;

    HttpEntrant(Contestant contestant, Place place, Product product, Path folder) throws IOException {
        this.contestant = contestant;
        this.place = place;
        int port = freePort();
        child = Child.start(folder.resolve("server.log"), false, command(place, product, port));
        http = new Vouch(List.of(URI.create("http://127.0.0.1:" + port)));
        jobs = new ShopJobs(http);
    }

    private List<String> command(Place place, Product product, int port) {
        if (contestant == Contestant.OVER_HTTP) {
            List<String> command = new ArrayList<>(
                    List.of("-jar", product.jar().toString(), "--server.port=" + port, "--vouch.demo=false"));
            command.addAll(place.vouchSettings());
            return command;
        }
        return List.of(
                // As every server for production has it: without it an answer may wait for 40 ms.
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                product.classPath(contestant),
                PlainServer.class.getName(),
                String.valueOf(port),
                place.url());
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_NANOS;
        while (!http.isUp()) {
            if (!child.process().isAlive() || System.nanoTime() > end) {
                throw child.failure(contestant + " did not get ready");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        threads = Jvm.threads(child.process().pid());
    }

    @Override
    public void prepare(Work next) throws InterruptedException {
        work = next;
        job = jobs.prepare(next);
    }

    @Override
    public Done work(Duration time) throws InterruptedException {
        double before = Allocation.bytes(threads);
        Load load = work == Work.LOADED
                ? Load.paced(job.clients(), time, LOAD * carried)
                : Load.lasting(job.clients(), time);
        Load.Answered answered = load.run(job.call());
        if (work == Work.MANY_CUSTOMERS) {
            carried = answered.perSecond();
        }
        return Done.of(answered, job.unitsPerCall(), Allocation.bytes(threads) - before);
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
