package vouch.benchmarks.shop;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderCommand;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.CreateOrder;
import vouch.api.order.OrderCommand.ShipOrder;
import vouch.api.order.OrderId;
import vouch.api.order.OrderLine;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderQuery.Milestone;

/** Who takes Vouch's messages, whatever makes something of them. */
public abstract class AxonShop implements Shop {

    /** Whoever waits for longer has found a defect. */
    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<OrderLine> LINES = List.of(new OrderLine("TEAPOT", 2, pence(ORDER / 2)));

    /** Created, and approved. */
    private static final int VERSION_OF_APPROVED = 2;

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();
    private final BusinessDate today = new BusinessDate(LocalDate.now(ZoneOffset.UTC), false);
    private final ConfigurableApplicationContext application;
    private final CommandGateway commands;

    protected AxonShop(ConfigurableApplicationContext application) {
        this.application = application;
        commands = application.getBean(CommandGateway.class);
    }

    /** Comes back when the order is shown as it is asked for. */
    protected abstract void await(AwaitOrder query);

    @Override
    public void register(String customer, long limit) {
        commands.sendAndWait(new RegisterCustomer(new CustomerId(customer), "Benchmark", null, pence(limit), today));
    }

    @Override
    public void order(String customer) {
        decided(customer);
    }

    @Override
    public void cancel(String customer) {
        close(new CancelOrder(decided(customer), null, today.day()));
    }

    @Override
    public void ship(String customer) {
        close(new ShipOrder(decided(customer), today.day()));
    }

    @Override
    public void change(String customer, int number) {
        commands.sendAndWait(new ChangeCreditLimit(new CustomerId(customer), pence(number + 1), null, today.day()));
    }

    private OrderId decided(String customer) {
        OrderId id = new OrderId(ids.generate().toString());
        commands.sendAndWait(new CreateOrder(id, new CustomerId(customer), LINES, today));
        await(new AwaitOrder(id, 1, Milestone.DECIDED, PATIENCE));
        return id;
    }

    private void close(OrderCommand command) {
        commands.sendAndWait(command);
        await(new AwaitOrder(command.orderId(), VERSION_OF_APPROVED + 1, Milestone.SETTLED, PATIENCE));
    }

    private static Money pence(long minor) {
        return new Money(minor, "GBP");
    }

    @Override
    public void close() {
        application.close();
    }
}
