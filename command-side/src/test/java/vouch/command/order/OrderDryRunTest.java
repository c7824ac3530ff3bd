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
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.OverrideCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReleased;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.order.OrderState;
import vouch.domain.order.Orders;
import vouch.engine.dryrun.DryRun;

/** What an order command and the saga after it would do. */
class OrderDryRunTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Money TOTAL = CREATED.total();
    private static final CreditFigures FIGURES = new CreditFigures(
            TOTAL,
            TOTAL.minus(TOTAL),
            TOTAL.minus(TOTAL),
            TOTAL,
            DAY,
            TOTAL,
            TOTAL,
            null,
            Money.zero("GBP"),
            CreditTerms.standard("GBP"),
            List.of());

    private final ReserveCredit reserve = new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY);
    private final ReleaseCredit release = new ReleaseCredit(CUSTOMER, ORDER, DAY);
    private final ChargeCredit charge = new ChargeCredit(CUSTOMER, ORDER, DAY);
    private final OverrideCredit override = new OverrideCredit(
            CUSTOMER, ORDER, List.of(RejectionReason.CREDIT_LIMIT_EXCEEDED), "agreed", List.of(), DAY);
    private final CreditReserved reserved =
            new CreditReserved(CUSTOMER, ORDER, Granted.AT_ONCE, List.of(), null, DAY, FIGURES);

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
                new CreditReservationRejected(CUSTOMER, ORDER, RejectionReason.CREDIT_HOLD, null, DAY, FIGURES);
        accept(CREATE, 1, CREATED);
        accept(reserve, 7, rejected);

        OrderOutcome outcome = dryRuns.of(CREATE).join();

        assertThat(outcome.answer().events())
                .containsExactly(
                        CREATED, rejected, new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_HOLD, DAY));
        assertThat(order(outcome))
                .extracting(OrderView::status, OrderView::reason, OrderView::decision)
                .containsExactly(Status.REJECTED, "CREDIT_HOLD", FIGURES);
    }

    @Test
    void rejectsANewOrderOfNobody() {
        accept(CREATE, 1, CREATED);
        refuse(reserve, Code.CUSTOMER_NOT_FOUND);

        assertThat(dryRuns.of(CREATE).join().answer().events())
                .containsExactly(CREATED, new OrderRejected(ORDER, CUSTOMER, RejectionReason.CUSTOMER_NOT_FOUND, DAY));
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
        CreditReleased released = new CreditReleased(CUSTOMER, ORDER, TOTAL, null, DAY);
        accept(CANCEL, 3, CANCELLED);
        accept(release, 7, released);

        assertThat(dryRuns.of(CANCEL).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(3, NOON, List.of(CANCELLED, released))));
    }

    @Test
    void chargesTheCreditOfAShippedOrder() {
        CreditCharged charged = new CreditCharged(CUSTOMER, ORDER, TOTAL, DAY, DAY.plusDays(30));
        accept(SHIP, 3, SHIPPED);
        accept(charge, 7, charged);

        assertThat(dryRuns.of(SHIP).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(3, NOON, List.of(SHIPPED, charged))));
    }

    @Test
    void approvesAnOrderWhoseCreditWouldBeOverridden() {
        CreditReserved overridden =
                new CreditReserved(CUSTOMER, ORDER, Granted.BY_OVERRIDE, List.of(), "agreed", DAY, FIGURES);
        accept(override, 7, overridden);

        assertThat(dryRuns.of(override, known(Status.PENDING)).join())
                .isEqualTo(new OrderOutcome(1, new Accepted(7, NOON, List.of(overridden, APPROVED))));
    }

    @Test
    void rejectsAnOrderWhoseCreditWouldBeRefused() {
        CreditReservationRejected refused = new CreditReservationRejected(
                CUSTOMER, ORDER, RejectionReason.CREDIT_REFUSED, "too risky", DAY, FIGURES);
        accept(override, 7, refused);

        assertThat(dryRuns.of(override, known(Status.PENDING)).join().answer().events())
                .containsExactly(refused, new OrderRejected(ORDER, CUSTOMER, RejectionReason.CREDIT_REFUSED, DAY));
    }

    /** Its credit waits until the account hears of the cancellation. */
    @Test
    void releasesTheCreditOfAnOrderThatWasCancelledMeanwhile() {
        CreditReleased released = new CreditReleased(CUSTOMER, ORDER, TOTAL, null, DAY);
        accept(override, 7, reserved);
        accept(release, 8, released);

        assertThat(dryRuns.of(override, known(Status.CANCELLED)).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(7, NOON, List.of(reserved, released))));
        assertThat(sent).extracting(message -> (Object) message.getPayload()).containsExactly(override, release);
    }

    @Test
    void leavesAnOrderAsItIsWhoseCreditWasOverriddenBefore() {
        accept(override, 7);

        assertThat(dryRuns.of(override, known(Status.APPROVED)).join())
                .isEqualTo(new OrderOutcome(2, new Accepted(7, NOON, List.of())));
    }

    private static OrderStreams.Known known(Status status) {
        OrderState.Status state = OrderState.Status.valueOf(status.name());
        return new OrderStreams.Known(Orders.order(state), historyOf(state).size());
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
