package vouch.command.order;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static vouch.domain.order.Orders.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.api.Accepted;
import vouch.api.Actor;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Code;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.engine.dryrun.DryRun;

/** What an order command and the saga after it would do. */
class OrderDryRunTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money TOTAL = CREATED.total();
    private static final CreditFigures FIGURES =
            new CreditFigures(TOTAL, TOTAL.minus(TOTAL), TOTAL.minus(TOTAL), TOTAL);

    private final ReserveCredit reserve = new ReserveCredit(CUSTOMER, ORDER, TOTAL);
    private final ReleaseCredit release = new ReleaseCredit(CUSTOMER, ORDER);
    private final ChargeCredit charge = new ChargeCredit(CUSTOMER, ORDER);
    private final CreditReserved reserved = new CreditReserved(CUSTOMER, ORDER, FIGURES);

    private final Map<Object, CompletableFuture<Object>> answers = new HashMap<>();
    private final List<CommandMessage<?>> sent = new ArrayList<>();
    private final CommandGateway commands = mock();
    private final OrderDryRun dryRuns = new OrderDryRun(commands);

    @BeforeEach
    void answer() {
        when(commands.send(any())).thenAnswer(call -> {
            CommandMessage<?> message = call.getArgument(0);
            sent.add(message);
            return answers.get(message.getPayload());
        });
    }

    @Test
    void approvesANewOrderWhoseCreditWouldBeReserved() {
        accept(CREATE, 1, CREATED);
        accept(reserve, 7, reserved);

        OrderOutcome outcome = dryRuns.of(CREATE).join();

        assertThat(outcome).isEqualTo(new OrderOutcome(0, new Accepted(1, NOON, List.of(CREATED, reserved, APPROVED))));
        assertThat(order(outcome))
                .extracting(OrderView::status, OrderView::credit, OrderView::decision, OrderView::version)
                .containsExactly(Status.APPROVED, Credit.RESERVED, FIGURES, 2L);
        assertThat(order(outcome))
                .extracting(OrderView::createdAt, OrderView::decidedAt)
                .containsOnly(NOON);
    }

    /** The account decides, and nobody else: it may be in another process. */
    @Test
    void asksTheAccountInTheNameOfVouch() {
        accept(CREATE, 1, CREATED);
        accept(reserve, 7, reserved);

        dryRuns.of(CREATE).join();

        assertThat(sent).extracting(message -> (Object) message.getPayload()).containsExactly(CREATE, reserve);
        assertThat(sent).allMatch(DryRun::is);
        assertThat(sent.get(1).getMetaData().get(Actor.KEY)).isEqualTo("system:dry-run");
    }

    @Test
    void rejectsANewOrderWhoseCreditWouldBeRejected() {
        CreditReservationRejected rejected =
                new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, FIGURES);
        accept(CREATE, 1, CREATED);
        accept(reserve, 7, rejected);

        OrderOutcome outcome = dryRuns.of(CREATE).join();

        assertThat(outcome.answer().events())
                .containsExactly(CREATED, rejected, new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_HOLD));
        assertThat(order(outcome))
                .extracting(OrderView::status, OrderView::reason, OrderView::decision)
                .containsExactly(Status.REJECTED, "CREDIT_HOLD", FIGURES);
    }

    @Test
    void rejectsANewOrderOfNobody() {
        accept(CREATE, 1, CREATED);
        refuse(reserve, Code.CUSTOMER_NOT_FOUND);

        assertThat(dryRuns.of(CREATE).join().answer().events())
                .containsExactly(CREATED, new OrderRejected(ORDER, CUSTOMER, RejectionReason.CUSTOMER_NOT_FOUND));
    }

    @Test
    void leavesAnOrderPendingWhoseSagaWouldBeStuck() {
        accept(CREATE, 1, CREATED);
        refuse(reserve, Code.IDEMPOTENCY_CONFLICT);

        assertThat(dryRuns.of(CREATE).join().answer().events()).containsExactly(CREATED);
    }

    @Test
    void asksNothingMoreForACommandHandledBefore() {
        accept(CREATE, 3);

        assertThat(dryRuns.of(CREATE).join()).isEqualTo(new OrderOutcome(3, new Accepted(3, NOON, List.of())));
        assertThat(sent).hasSize(1);
    }

    @Test
    void releasesTheCreditOfACancelledOrder() {
        CreditReleased released = new CreditReleased(CUSTOMER, ORDER, TOTAL);
        accept(CANCEL, 3, CANCELLED);
        accept(release, 7, released);

        assertThat(dryRuns.of(CANCEL).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(3, NOON, List.of(CANCELLED, released))));
    }

    @Test
    void chargesTheCreditOfAShippedOrder() {
        CreditCharged charged = new CreditCharged(CUSTOMER, ORDER, TOTAL);
        accept(SHIP, 3, SHIPPED);
        accept(charge, 7, charged);

        assertThat(dryRuns.of(SHIP).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(3, NOON, List.of(SHIPPED, charged))));
    }

    @Test
    void tellsTheRefusalOfTheCommand() {
        refuse(SHIP, Code.ORDER_NOT_APPROVED);

        assertThatThrownBy(() -> dryRuns.of(SHIP).join()).hasMessageContaining("ORDER_NOT_APPROVED");
    }

    @Test
    void failsWhenTheAccountGivesNoAnswer() {
        IllegalStateException away = new IllegalStateException("no connection");
        accept(CREATE, 1, CREATED);
        answers.put(reserve, failedFuture(away));

        assertThatThrownBy(() -> dryRuns.of(CREATE).join()).hasRootCause(away);
    }

    private static OrderView order(OrderOutcome outcome) {
        return (OrderView) outcome.created(null).getBody().wouldBe();
    }

    private void accept(Object command, long version, Object... events) {
        answers.put(command, completedFuture(new Accepted(version, NOON, List.of(events))));
    }

    private void refuse(Object command, Code code) {
        answers.put(
                command,
                failedFuture(
                        new CommandExecutionException(code.name(), null, new BusinessError(code, "It is refused."))));
    }
}
