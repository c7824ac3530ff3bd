package vouch.benchmarks.shop;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.stock.StockShop;

/**
 * A process of its own for one contestant. It reads a line, either the name of some {@link Work}, which it prepares, or for
 * how many milliseconds to do it, and answers with a line of JSON: {@value #READY}, or what was {@link Done}. It
 * ends with its input.
 */
public final class Worker {

    public static final String READY = "ready";

    private static final com.sun.management.ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

    private Worker() {}

    /**
     * Ends with 1 when something fails; why is in its error output.
     *
     * @param arguments who works, with how many clients, and its settings
     */
    public static void main(String... arguments) {
        Answers answers = new Answers();
        int clients = Integer.parseInt(arguments[1]);
        int ended = 0;
        try (Jobs jobs = jobs(arguments[0], clients, Arrays.copyOfRange(arguments, 2, arguments.length))) {
            work(jobs, answers);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            ended = 1;
        }
        System.exit(ended);
    }

    private static Jobs jobs(String contestant, int clients, String... settings) {
        return switch (contestant) {
            case "VOUCH" -> new ShopJobs(new VouchShop(settings), clients);
            case "STOCK" -> new ShopJobs(new StockShop(settings), clients);
            case "PLAIN" -> new ShopJobs(new PlainShop(Tables.prepared(settings[0], clients)), clients);
            case "LIMIT" -> new RawAppends(Tables.prepared(settings[0], clients), clients);
            default -> throw new IllegalArgumentException(contestant);
        };
    }

    private static void work(Jobs jobs, Answers answers) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.give(READY);
        Job job = null;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (Character.isDigit(order.charAt(0))) {
                Done done = done(job, Duration.ofMillis(Long.parseLong(order)));
                answers.give(done);
            } else {
                job = jobs.prepare(Work.valueOf(order));
                answers.give(READY);
            }
        }
    }

    /** The clients' threads are new each time, and ended afterwards: they say by themselves what they allocated. */
    private static Done done(Job job, Duration time) throws InterruptedException {
        double before = Allocation.bytes(THREADS);
        Load.Answered answered = Load.lasting(job.clients(), time).run(job);
        double allocated = Allocation.bytes(THREADS) - before + answered.allocatedBytes();
        return Done.of(answered, job.unitsPerCall(), allocated);
    }
}
