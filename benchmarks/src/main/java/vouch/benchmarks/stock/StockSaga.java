package vouch.benchmarks.stock;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.springframework.beans.factory.annotation.Autowired;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;

/** The same steps as Vouch's, without a deadline and without the care for what fails on the way. */
@Saga
public class StockSaga {

    private transient CommandGateway commands;

    @Autowired
    public void setCommands(CommandGateway commands) {
        this.commands = commands;
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderCreated event) {
        commands.sendAndWait(new ReserveCredit(event.customerId(), event.orderId(), event.total(), event.on()));
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(CreditReserved event) {
        commands.sendAndWait(new ApproveOrder(event.orderId(), event.on()));
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(CreditReservationRejected event) {
        commands.sendAndWait(new RejectOrder(event.orderId(), event.reason(), event.on()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderCancelled event) {
        commands.sendAndWait(new ReleaseCredit(event.customerId(), event.orderId(), event.on()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderShipped event) {
        commands.sendAndWait(new ChargeCredit(event.customerId(), event.orderId(), event.on()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderRejected event) {}
}
