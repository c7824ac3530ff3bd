package vouch.domain.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.CREDIT_REFUSED;
import static vouch.api.RejectionReason.CUSTOMER_NOT_FOUND;
import static vouch.api.RejectionReason.WAITING_TIMEOUT;
import static vouch.domain.process.Orders.*;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.BusinessError;
import vouch.api.customer.CustomerCommand.ChargeCredit;
import vouch.api.customer.CustomerCommand.ReleaseCredit;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerEvent.OrderCreditEvent;
import vouch.api.customer.Granted;
import vouch.api.order.OrderCommand.ApproveOrder;
import vouch.api.order.OrderCommand.CancelOrder;
import vouch.api.order.OrderCommand.RejectOrder;
import vouch.api.order.OrderEvent;
import vouch.api.order.OrderEvent.OrderCancelled;
import vouch.api.order.OrderEvent.OrderRejected;
import vouch.api.order.OrderEvent.OrderShipped;
import vouch.domain.Permitted;
import vouch.domain.process.OrderSaga.End;
import vouch.domain.process.OrderSaga.Next;
import vouch.domain.process.OrderSaga.Send;
import vouch.domain.process.OrderSaga.Stuck;
import vouch.domain.process.OrderSaga.Wait;

/** The saga's table, row by row: what follows an event, and what follows when that is refused. */
class SagaRowsTest {

    private static final LocalDate LATER = DAY.plusDays(9);
    private static final ReleaseCredit RELEASE = new ReleaseCredit(CUSTOMER, ORDER, DAY);
    private static final BusinessError REFUSAL = new BusinessError(BusinessError.Code.ORDER_CLOSED, "closed");

    /** The event, the command that it leads to, and whether the saga ends when the command is accepted. */
    static Stream<Arguments> commands() {
        return Stream.of(
                arguments(CREATED, new ReserveCredit(CUSTOMER, ORDER, TOTAL, DAY), false),
                arguments(RESERVED, new ApproveOrder(ORDER, DAY), false),
                arguments(reserved(Granted.AFTER_WAITING), new ApproveOrder(ORDER, DAY), false),
                arguments(reserved(Granted.BY_OVERRIDE), new ApproveOrder(ORDER, DAY), false),
                arguments(NO_CREDIT, new RejectOrder(ORDER, CREDIT_LIMIT_EXCEEDED, DAY), true),
                arguments(refusedCredit(CREDIT_REFUSED), new RejectOrder(ORDER, CREDIT_REFUSED, DAY), true),
                arguments(EXPIRED, new CancelOrder(ORDER, "RESERVATION_EXPIRED", DAY), false),
                arguments(SHIPPED, new ChargeCredit(CUSTOMER, ORDER, DAY), true),
                arguments(CANCELLED, RELEASE, true),
                arguments(TIMED_OUT, RELEASE, true),
                arguments(rejected(WAITING_TIMEOUT), RELEASE, true));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void sendsTheCommandOfTheRow(Object event, Object command, boolean last) {
        Send sent = (Send) OrderSaga.on(event);

        assertThat(sent.command()).isEqualTo(command);
        assertThat(sent.last()).isEqualTo(last);
    }

    /** The order goes on waiting, and the account is done with it: both without a command. */
    static Stream<Object> waits() {
        return Stream.of(DEFERRED, APPROVED, RELEASED, CHARGED);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void waitsWhereNothingFollows(Object event) {
        assertThat(OrderSaga.on(event)).isEqualTo(new Wait());
    }

    @Test
    void hasARowForEveryEventOfAnOrderAndItsCredit() {
        Stream<Object> rows = Stream.concat(commands().map(row -> row.get()[0]), waits());

        assertThat(Permitted.typesOf(rows))
                .containsExactlyInAnyOrderElementsOf(Stream.of(OrderEvent.class, OrderCreditEvent.class)
                        .flatMap(vocabulary -> Permitted.recordsOf(vocabulary).stream())
                        .toList());
        assertThatThrownBy(() -> OrderSaga.on("an event")).isInstanceOf(IllegalArgumentException.class);
    }

    /** After an override, too: the order was cancelled while a person thought about it. */
    @ParameterizedTest
    @EnumSource
    void compensatesCreditThatTheOrderNoLongerWants(Granted granted) {
        Send release = (Send) refused(reserved(granted));

        assertThat(release.command()).isEqualTo(RELEASE);
        assertThat(release.last()).isTrue();
        assertThat(release.refused().apply(REFUSAL)).isEqualTo(new End());
    }

    /** The order decides: it was shipped or cancelled meanwhile, and the saga goes on with that. */
    @Test
    void goesOnWhenTheOrderDoesNotLetAnExpiredReservationCancelIt() {
        assertThat(refused(EXPIRED)).isEqualTo(new Wait());
    }

    @Test
    void releasesWhatExpiredOnceTheOrderIsCancelled() {
        OrderCancelled cancelled = new OrderCancelled(ORDER, CUSTOMER, OrderSaga.EXPIRED, DAY);

        assertThat(((Send) OrderSaga.after(List.of(cancelled))).command()).isEqualTo(RELEASE);
        assertThat(OrderSaga.after(List.of())).as("cancelled before").isEqualTo(new Wait());
    }

    @Test
    void endsWhenACommandThatIsTheLastIsRefused() {
        assertThat(Stream.of(NO_CREDIT, CANCELLED, TIMED_OUT, rejected(WAITING_TIMEOUT)))
                .allSatisfy(event -> assertThat(refused(event)).isEqualTo(new End()));
        assertThat(OrderSaga.on(rejected(CREDIT_REFUSED))).isEqualTo(new End());
    }

    @Test
    void rejectsTheOrderOfACustomerThatDoesNotExist() {
        BusinessError unknown = new BusinessError(BusinessError.Code.CUSTOMER_NOT_FOUND, "unknown");
        Send created = (Send) OrderSaga.on(CREATED);

        assertThat(((Send) created.refused().apply(unknown)).command())
                .isEqualTo(new RejectOrder(ORDER, CUSTOMER_NOT_FOUND, DAY));
        assertThat(created.refused().apply(REFUSAL)).isEqualTo(new Stuck(REFUSAL));
        assertThat(refused(SHIPPED)).isEqualTo(new Stuck(REFUSAL));
    }

    @Test
    void sendsTheDayOfTheEventThatItFollows() {
        assertThat(command(new OrderShipped(ORDER, CUSTOMER, LATER)))
                .isEqualTo(new ChargeCredit(CUSTOMER, ORDER, LATER));
        assertThat(command(new OrderCancelled(ORDER, CUSTOMER, null, LATER)))
                .isEqualTo(new ReleaseCredit(CUSTOMER, ORDER, LATER));
        assertThat(command(new OrderRejected(ORDER, CUSTOMER, WAITING_TIMEOUT, LATER)))
                .isEqualTo(new ReleaseCredit(CUSTOMER, ORDER, LATER));
    }

    private static Object command(Object event) {
        return ((Send) OrderSaga.on(event)).command();
    }

    private static Next refused(Object event) {
        return ((Send) OrderSaga.on(event)).refused().apply(REFUSAL);
    }
}
