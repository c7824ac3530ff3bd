package vouch.benchmarks.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopJobsTest {

    private final Map<String, Long> limits = new ConcurrentHashMap<>();
    private final List<String> ordered = new CopyOnWriteArrayList<>();
    private final List<String> closed = new CopyOnWriteArrayList<>();
    private int settled;
    private final ShopJobs jobs = new ShopJobs(
            new Shop() {

                @Override
                public void register(String customer, long limit) {
                    limits.put(customer, limit);
                }

                @Override
                public void order(String customer) {
                    ordered.add(customer);
                }

                @Override
                public void cancel(String customer) {
                    closed.add(customer);
                }

                @Override
                public void ship(String customer) {
                    closed.add(customer);
                }

                @Override
                public void settle() {
                    settled++;
                }

                @Override
                public void change(String customer, int number) {}

                @Override
                public void close() {}
            },
            8);

    @Test
    void rejectsOneOrderInTen() throws Exception {
        run(Work.TENTH_REJECTED, 2_000);

        assertThat(ordered.stream().filter(customer -> limits.get(customer) < Shop.ORDER))
                .hasSize(200);
        assertThat(ordered.stream().distinct().filter(customer -> limits.get(customer) < Shop.ORDER))
                .hasSize(100);
    }

    @Test
    void spreadsOrdersOverTheSameCustomersEachTime() throws Exception {
        run(Work.MANY_CUSTOMERS, 1_000);
        run(Work.MANY_CUSTOMERS, 1_000);

        assertThat(ordered.stream().distinct()).hasSize(1_000);
        assertThat(limits).hasSize(1_000);
    }

    @Test
    void takesAnotherHotCustomerEachTime() throws Exception {
        run(Work.HOT_CUSTOMER, 10);
        run(Work.HOT_CUSTOMER, 10);

        assertThat(ordered.stream().distinct()).hasSize(2);
    }

    @Test
    void closesOrdersOfTheSameCustomers() throws Exception {
        run(Work.CANCELLED, 1_000);
        run(Work.SHIPPED, 1_000);

        assertThat(closed).hasSize(2_000);
        assertThat(limits.keySet()).containsAll(closed).hasSize(1_000);
    }

    @Test
    void isNotDoneBeforeAcceptedOrdersAreDecided() throws Exception {
        jobs.prepare(Work.UNAWAITED).settling().run();
        assertThat(settled).isOne();

        jobs.prepare(Work.MANY_CUSTOMERS).settling().run();
        assertThat(settled).isOne();
    }

    private void run(Work work, int calls) throws Exception {
        Job job = jobs.prepare(work);
        IntStream.range(0, calls).forEach(job.call()::send);
    }
}
