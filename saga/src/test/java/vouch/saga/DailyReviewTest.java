package vouch.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.process.Orders.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.Message;
import org.axonframework.test.utils.RecordingCommandBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vouch.api.Accepted;
import vouch.api.BusinessError.Code;
import vouch.api.Money;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderEvent.OrderCreated;
import vouch.api.order.OrderId;
import vouch.coordination.Receivers;
import vouch.coordination.SystemCommands;
import vouch.domain.process.SagaState;
import vouch.saga.SagaStore.Change;

class DailyReviewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final SagasInMemory store = new SagasInMemory();
    private final RecordingCommandBus bus = new RecordingCommandBus();
    private final Receivers receivers = new Receivers();
    private boolean away;

    @BeforeEach
    void listen() {
        bus.setCallbackBehavior(receivers);
    }

    @Test
    void asksTheAccountOfEveryOrderWhoseCreditIsOpen() {
        given(reserved("b", 1), reserved("b", 2), reserved("a", 3));

        review();

        assertThat(asked()).containsExactly(new ReviewAccount(id("a"), TODAY), new ReviewAccount(id("b"), TODAY));
        assertThat(bus.getDispatchedCommands())
                .extracting(CommandMessage::getMetaData)
                .allSatisfy(metaData -> assertThat(metaData).containsEntry("actor", "system:daily-review"));
    }

    @Test
    void asksNobodyElse() {
        given(SagaState.begin(created("a", 1), Instant.EPOCH, null));

        review();

        assertThat(asked()).isEmpty();
    }

    @Test
    void asksMoreAccountsThanThereAreOnAPage() {
        int accounts = 10_001;
        given(IntStream.range(0, accounts)
                .mapToObj(number -> reserved("%05d".formatted(number), number))
                .toArray(SagaState[]::new));

        review();

        assertThat(asked()).doesNotHaveDuplicates().hasSize(accounts);
    }

    @Test
    void goesOnWhenAnAccountRefusesOrDoesNotAnswer() {
        given(reserved("a", 1), reserved("b", 2), reserved("c", 3));
        receivers.answer(ReviewAccount.class, this::firstRefusesSecondFails);

        review();

        assertThat(asked()).hasSize(3);
    }

    @Test
    void leavesAnOutageToItsCaller() {
        given(reserved("a", 1));
        receivers.fail(ReviewAccount.class);
        away = true;

        assertThatThrownBy(this::review).hasRootCauseMessage("the database is away");
    }

    private Accepted firstRefusesSecondFails() {
        switch (asked().size()) {
            case 1 -> throw Receivers.refusal(Code.CUSTOMER_NOT_FOUND);
            case 2 -> throw new IllegalStateException("unreadable");
            default -> {
                return new Accepted(1, Instant.EPOCH, List.of());
            }
        }
    }

    private void given(SagaState... sagas) {
        store.store(Stream.of(sagas)
                .map(saga -> new Change(saga.orderId(), null, saga))
                .toList());
        store.commit();
    }

    private void review() {
        SystemCommands commands = new SystemCommands(
                DefaultCommandGateway.builder().commandBus(bus).build()::send, List.of());
        new DailyReview(store, commands, failure -> away).reviewAccounts(TODAY);
    }

    private List<Object> asked() {
        return bus.getDispatchedCommands().stream()
                .<Object>map(Message::getPayload)
                .toList();
    }

    private static SagaState reserved(String customer, int order) {
        return SagaState.begin(created(customer, order), Instant.EPOCH, null)
                .after(
                        new CreditReserved(
                                id(customer), new OrderId("" + order), Granted.AT_ONCE, List.of(), null, DAY, null),
                        null);
    }

    private static OrderCreated created(String customer, int order) {
        return new OrderCreated(new OrderId("" + order), id(customer), List.of(), new Money(1, "GBP"), DAY);
    }

    private static CustomerId id(String customer) {
        return new CustomerId(customer);
    }
}
