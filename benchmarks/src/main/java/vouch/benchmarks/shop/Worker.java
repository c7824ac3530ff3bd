package vouch.benchmarks.shop;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.measure.Load;
import vouch.benchmarks.stock.StockShop;

/**
 * A process of its own for one contestant. It reads a line, either the name of some {@link Work}, which it prepares, or for
 * how many milliseconds to do it, and answers with a line: {@value #READY}, or what was {@link Done}. It ends with its
 * input.
 */
public final class Worker {

    public static final String READY = "ready";

    private static final com.sun.management.ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

    private Worker() {}

    /** Ends with 1 when something fails; why is in its error output. */
    public static void main(String... arguments) {
        PrintStream answers = System.out;
        // Only answers go to the one who asks.
        System.setOut(System.err);
        int ended = 0;
        try (Jobs jobs = jobs(arguments[0], Arrays.copyOfRange(arguments, 1, arguments.length))) {
            work(jobs, answers);
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            ended = 1;
        }
        System.exit(ended);
    }

    private static Jobs jobs(String contestant, String... arguments) throws Exception {
        return switch (contestant) {
            case "VOUCH" -> new ShopJobs(new VouchShop(arguments));
            case "STOCK" -> new ShopJobs(new StockShop(arguments[0]));
            case "PLAIN" -> new ShopJobs(new PlainShop(Tables.prepared(arguments[0])));
            case "LIMIT" -> new RawAppends(Tables.prepared(arguments[0]));
            default -> throw new IllegalArgumentException(contestant);
        };
    }

    private static void work(Jobs jobs, PrintStream answers) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println(READY);
        Job job = null;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            if (Character.isDigit(order.charAt(0))) {
                Done done = done(job, Duration.ofMillis(Long.parseLong(order)));
                answers.println(JsonMapper.shared().writeValueAsString(done));
            } else {
                job = jobs.prepare(Work.valueOf(order));
                answers.println(READY);
            }
        }
    }

    /** The clients' threads are new each time, and ended afterwards: they say by themselves what they allocated. */
    private static Done done(Job job, Duration time) throws InterruptedException {
        double before = Allocation.bytes(THREADS);
        Load.Answered answered = Load.lasting(job.clients(), time).run(job.call());
        double allocated = Allocation.bytes(THREADS) - before + answered.allocatedBytes();
        return Done.of(answered, job.unitsPerCall(), allocated);
    }
}
