package vouch.benchmarks.stock;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.benchmarks.shop.Shop;

/** The same messages on Axon as its starter configures it. */
public final class StockShop implements Shop {

    private static final int CLIENTS = 32;
    private static final long PATIENCE_SECONDS = 60;
    private static final List<OrderLine> LINES = List.of(new OrderLine("TEAPOT", 2, pence(ORDER / 2)));

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final ConfigurableApplicationContext application;
    private final CommandGateway commands;
    private final Shown shown;

    public StockShop(String url) {
        application = StockApplication.start(url);
        commands = application.getBean(CommandGateway.class);
        shown = application.getBean(Shown.class);
    }

    @Override
    public int clients() {
        return CLIENTS;
    }

    @Override
    public void register(String customer, long limit) {
        commands.sendAndWait(new RegisterCustomer(new CustomerId(customer), "Benchmark", null, pence(limit)));
    }

    @Override
    public void order(String customer) {
        OrderId id = new OrderId(ids.generate().toString());
        CompletableFuture<Void> decided = shown.await(id);
        commands.sendAndWait(new CreateOrder(id, new CustomerId(customer), LINES));
        decided.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void change(String customer, int number) {
        commands.sendAndWait(new ChangeCreditLimit(new CustomerId(customer), pence(number + 1), null));
    }

    private static Money pence(long minor) {
        return new Money(minor, "GBP");
    }

    @Override
    public void close() {
        application.close();
    }
}
