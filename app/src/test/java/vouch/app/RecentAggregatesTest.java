package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessDate;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditLimitChanged;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.command.ExpectedVersion;

/** What this node remembers of an aggregate never makes an answer wrong, though another node has changed it since. */
@VouchTest
class RecentAggregatesTest {

    private static final LocalDate ON = LocalDate.of(2011, 3, 31);
    private static final BusinessDate DATE = new BusinessDate(ON, true);

    private final CustomerId customer = new CustomerId("recent-" + UUID.randomUUID());
    private final OrderId order = new OrderId("recent-" + UUID.randomUUID());

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStorageEngine events;

    @Autowired
    private TransactionManager transactions;

    @BeforeEach
    void remember() {
        send(new RegisterCustomer(customer, "Recent", null, pounds(100), DATE));
    }

    @Test
    void acceptsAgainWhatAnotherNodeHasUndone() {
        byAnotherNode(new CreditLimitChanged(customer, pounds(50), null, ON));

        assertThat(send(new ChangeCreditLimit(customer, pounds(100), null, ON)).changed())
                .as("100 is the limit that this node remembers, not the one that holds")
                .isTrue();
    }

    @Test
    void decidesOnWhatAnotherNodeHasStored() {
        byAnotherNode(new CreditLimitChanged(customer, pounds(50), null, ON));

        assertThat(send(new ChangeCreditLimit(customer, pounds(70), null, ON)).version())
                .isEqualTo(3);
    }

    @Test
    void refusesNothingThatAnotherNodeHasMadePossible() {
        CreditFigures figures = new CreditFigures(
                pounds(100),
                pounds(0),
                pounds(0),
                pounds(10),
                ON,
                pounds(100),
                pounds(100),
                null,
                Money.zero("GBP"),
                CreditTerms.standard("GBP"),
                List.of());
        byAnotherNode(new CreditReserved(customer, order, Granted.AT_ONCE, List.of(), null, ON, figures));

        assertThat(send(new ChargeCredit(customer, order, ON)).changed()).isTrue();
    }

    @Test
    void acceptsTheVersionThatAnotherNodeHasMade() {
        byAnotherNode(new CreditLimitChanged(customer, pounds(50), null, ON));

        assertThat(send(expecting(2, new ChangeCreditLimit(customer, pounds(70), null, ON)))
                        .version())
                .as("2 is the version that holds, and this node remembers 1")
                .isEqualTo(3);
    }

    @Test
    void refusesTheVersionThatAnotherNodeHasOutdated() {
        byAnotherNode(new CreditLimitChanged(customer, pounds(50), null, ON));

        assertThatThrownBy(() -> send(expecting(1, new ChangeCreditLimit(customer, pounds(70), null, ON))))
                .hasMessageContaining("VERSION_MISMATCH: The present version is 2");
        assertThat(events.readEvents(customer.toString()).asStream()).hasSize(2);
    }

    private static Object expecting(long version, Object command) {
        return new ExpectedVersion(new TreeSet<>(Set.of(version))).on(command);
    }

    private Accepted send(Object command) {
        return commands.sendAndWait(
                command instanceof ChargeCredit
                        ? asCommandMessage(command)
                                .andMetaData(Actor.system("order-saga").metaData())
                        : command);
    }

    /** Appended beside this node's event store, which hears nothing of it. */
    private void byAnotherNode(CustomerEvent event) {
        transactions.executeInTransaction(() -> events.appendEvents(
                List.of(new GenericDomainEventMessage<>("Customer", customer.toString(), 1, event))));
    }

    private static Money pounds(long pounds) {
        return new Money(pounds * 100, "GBP");
    }
}
