package vouch.benchmarks.compare;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vouch.benchmarks.measure.Jvm;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.shop.Allocation;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Job;
import vouch.benchmarks.shop.ShopJobs;
import vouch.benchmarks.shop.Work;

/** A server that is driven by clients from here. */
final class HttpEntrant implements Entrant {

    /** Of what it carried when it had the most to do. */
    private static final double LOAD = 0.6;

    private final Place place;
    private final Server server;
    private final ShopJobs jobs;
    private Work work;
    private Job job;
    private double carried;
    private ThreadMXBean threads;

    HttpEntrant(Contestant contestant, int clients, Place place, Product product, Path folder) throws IOException {
        this.place = place;
        server = new Server(contestant, place, product, folder.resolve("server.log"));
        jobs = new ShopJobs(server.http(), clients);
    }

    @Override
    public void awaitReady() throws IOException, InterruptedException {
        threads = Jvm.threads(server.awaitReady().process());
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
        Load.Answered answered = load.run(job);
        if (work == Work.MANY_CUSTOMERS) {
            carried = answered.perSecond();
        }
        return Done.of(answered, job.unitsPerCall(), Allocation.bytes(threads) - before);
    }

    @Override
    public List<Long> processes() {
        return Stream.concat(Stream.of(server.process()), place.processes().stream())
                .toList();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public void close() throws Exception {
        server.close();
        place.database().close();
    }
}
