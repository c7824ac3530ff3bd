package vouch.app;

import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import vouch.api.Actor;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.*;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderId;

/** What is asked of one customer, past HTTP and the saga. */
final class CustomerTrade {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private static final Money LIMIT = Money.of("1000.00", "GBP");
    private static final Money ONE = Money.of("1.00", "GBP");

    private final CommandGateway commands;
    private final CustomerId customer;

    CustomerTrade(CommandGateway commands, CustomerId customer) {
        this.commands = commands;
        this.customer = customer;
    }

    void register() {
        commands.sendAndWait(new RegisterCustomer(customer, "Ada", "Norway", LIMIT, DATE));
    }

    /** One event for each order, from the first to the last. */
    void reserve(int first, int last) {
        for (int order = first; order <= last; order++) {
            commands.sendAndWait(fromTheSaga(new ReserveCredit(customer, new OrderId("" + order), ONE, ON)));
        }
    }

    /** The answers to commands that store nothing, each of which shows something of the state. */
    List<String> answers() {
        return Stream.<CustomerCommand>of(
                        new RegisterCustomer(customer, "Ada", "Norway", LIMIT, DATE),
                        new RegisterCustomer(customer, "Eve", "Norway", LIMIT, DATE),
                        new ReserveCredit(customer, new OrderId("1"), ONE, ON),
                        new ReserveCredit(customer, new OrderId("110"), LIMIT, ON),
                        new ChargeCredit(customer, new OrderId("none"), ON),
                        new LiftCreditHold(customer, null, ON))
                .map(this::answer)
                .toList();
    }

    private String answer(CustomerCommand command) {
        try {
            boolean ofTheSaga = command instanceof ReserveCredit || command instanceof ChargeCredit;
            return commands.sendAndWait(ofTheSaga ? fromTheSaga(command) : command)
                    .toString();
        } catch (CommandExecutionException refused) {
            return refused.getDetails().orElseThrow().toString();
        }
    }

    private static Object fromTheSaga(CustomerCommand command) {
        return asCommandMessage(command).andMetaData(Actor.system("order-saga").metaData());
    }
}
