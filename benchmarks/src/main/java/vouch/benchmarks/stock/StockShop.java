package vouch.benchmarks.stock;

import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.benchmarks.shop.AxonShop;

/** The same messages on Axon as its starter configures it. */
public final class StockShop extends AxonShop {

    private final Shown shown;

    public StockShop(String... settings) {
        this(StockApplication.start(settings));
    }

    private StockShop(ConfigurableApplicationContext application) {
        super(application);
        shown = application.getBean(Shown.class);
    }

    @Override
    protected void await(AwaitOrder query) {
        shown.await(query.orderId(), query.milestone())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        shown.forget(query.orderId(), query.milestone());
    }
}
