package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;
import vouch.api.order.OrderView;
import vouch.app.Application;
import vouch.benchmarks.Unusable;

/** The product as it is, driven behind its HTTP: the messages of its controllers, without them. */
final class VouchShop implements Shop {

    private static final int CLIENTS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<OrderLine> LINES = List.of(new OrderLine("TEAPOT", 2, pence(ORDER / 2)));

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final ConfigurableApplicationContext application;
    private final CommandGateway commands;
    private final QueryGateway queries;

    VouchShop(String... settings) {
        application = SpringApplication.run(Application.class, settings);
        commands = application.getBean(CommandGateway.class);
        queries = application.getBean(QueryGateway.class);
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
        commands.sendAndWait(new CreateOrder(id, new CustomerId(customer), LINES));
        OrderView view = queries.query(new AwaitOrder(id, 1, Milestone.DECIDED, PATIENCE), OrderView.class)
                .join();
        if (view == null || !view.decided()) {
            throw new Unusable("an order was not decided within " + PATIENCE + ": " + view);
        }
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
