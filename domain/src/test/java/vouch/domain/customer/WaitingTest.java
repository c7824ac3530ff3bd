package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.api.RejectionReason.CREDIT_HOLD;
import static vouch.api.RejectionReason.CREDIT_LIMIT_EXCEEDED;
import static vouch.api.RejectionReason.QUEUE_FULL;
import static vouch.domain.customer.Accounts.*;
import static vouch.domain.customer.Days.on;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.*;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;
import vouch.domain.Permitted;

/** {@code docs/credit-rules.md}, Waiting. */
class WaitingTest {

    private static final CustomerCommand WAIT = Terms.on(OnShortage.WAIT).change();

    /** A limit of 100, of which 60 are reserved and 30 owed; the orders A, B and C wait for 50, 20 and 15. */
    private static final CreditAccount BUSY = account(
            "100",
            reserve("open", "60"),
            reserve("owed", "30"),
            charge("owed"),
            WAIT,
            reserve("A", "50"),
            reserve("B", "20"),
            reserve("C", "15"));

    @Test
    void reservesNothing() {
        assertThat(BUSY.reserved()).isEqualTo(gbp("60"));
        assertThat(BUSY.available()).isEqualTo(gbp("10"));
        assertThat(BUSY.waiting().total()).isEqualTo(gbp("85"));
        assertThat(waiting(BUSY)).containsExactly("A", "B", "C");
    }

    @Test
    void beginsWithTheFiguresAndWhatTheOthersWaitFor() {
        CreditFigures figures =
                ((CreditDecision) decide(BUSY, reserve("D", "11")).get(0)).figures();

        assertThat(decide(BUSY, reserve("D", "11"))).containsExactly(deferred("D", figures));
        assertThat(figures.waiting()).isEqualTo(gbp("85"));
        assertThat(figures.reasons()).containsExactly(CREDIT_LIMIT_EXCEEDED);
    }

    /** A new order does not queue behind those that wait. */
    @Test
    void keepsNoNewOrderFromWhatIsAvailable() {
        assertThat(Answers.to(() -> decide(BUSY, reserve("D", "10")))).isEqualTo("CreditReserved");
    }

    @Test
    void endsInTheAppendOfTheEventThatFreesTheCredit() {
        List<CustomerEvent> events = decide(BUSY, pay("P-1", "40"));

        assertThat(events).hasSize(2);
        assertThat(events.get(0)).isEqualTo(paid("P-1", "40"));
        assertThat(events.get(1)).isInstanceOfSatisfying(CreditReserved.class, granted -> {
            assertThat(granted.orderId().value()).isEqualTo("A");
            assertThat(granted.granted()).isEqualTo(Granted.AFTER_WAITING);
            assertThat(granted.figures().receivable()).isEqualTo(gbp("-10"));
            assertThat(granted.figures().waiting()).isEqualTo(gbp("35"));
        });
        assertThat(waiting(after(BUSY, pay("P-1", "40")))).containsExactly("B", "C");
    }

    static Stream<Arguments> freed() {
        return Stream.of(
                // 10 and what is paid: A needs 50, B 20, C 15.
                arguments("4.99", List.of(), List.of("A", "B", "C")),
                arguments("5", List.of("C"), List.of("A", "B")),
                arguments("10", List.of("B"), List.of("A", "C")),
                arguments("25", List.of("B", "C"), List.of("A")),
                arguments("40", List.of("A"), List.of("B", "C")),
                arguments("60", List.of("A", "B"), List.of("C")),
                arguments("74.99", List.of("A", "B"), List.of("C")),
                arguments("75", List.of("A", "B", "C"), List.of()));
    }

    /** The oldest first; one that gets nothing does not keep smaller ones behind it from what is there. */
    @ParameterizedTest(name = "{0} paid: {1} granted")
    @MethodSource("freed")
    void endsForTheOldestFirstAndForSmallOnesBehindALargeOne(String paid, List<String> granted, List<String> waiting) {
        assertThat(granted(decide(BUSY, pay("P-1", paid)))).isEqualTo(granted);
        assertThat(waiting(after(BUSY, pay("P-1", paid)))).isEqualTo(waiting);
    }

    /** Every event of the table, on an account where A waits for nothing any more but a look. */
    static Stream<CustomerCommand> looks() {
        return Stream.of(
                pay("P-1", "1"),
                credit("N-1", "1"),
                release("open"),
                changeLimit("101"),
                Terms.on(OnShortage.WAIT).paymentDays(1).change(),
                temporary("T-1", "100", 1, 1),
                eligible(1),
                review());
    }

    @ParameterizedTest
    @MethodSource("looks")
    void isLookedAtAfterEachEventOfTheTable(CustomerCommand command) {
        CreditAccount ready = readyForALook();

        assertThat(decide(ready, command)).hasSize(2);
        assertThat(granted(decide(ready, command))).containsExactly("A");
    }

    @Test
    void isLookedAtAfterAHoldIsLifted() {
        CreditAccount held = account("100", WAIT, hold(), reserve("A", "50"));

        assertThat(granted(decide(held, lift()))).containsExactly("A");
    }

    @Test
    void isLookedAtAfterATemporaryLimitIsWithdrawn() {
        Desk desk = new Desk();
        Stream.of(register("100"), WAIT, temporary("T-1", "0", 0, 9), reserve("A", "50"))
                .forEach(desk::handle);

        assertThat(desk.answer(withdraw("T-1")))
                .isEqualTo("TemporaryLimitWithdrawn, CreditReserved 5000 AFTER_WAITING A");
    }

    /** The other events, each on the account where A would be granted in a look. */
    static Stream<CustomerCommand> noLooks() {
        return Stream.of(
                hold(),
                reserve("D", "10"),
                reserve("D", eur("1")),
                reserve("D", "1000"),
                charge("open"),
                release("unknown"),
                release("B"),
                refuse("B"),
                override("B", CREDIT_LIMIT_EXCEEDED));
    }

    @ParameterizedTest
    @MethodSource("noLooks")
    void isLookedAtAfterNoOtherEvent(CustomerCommand command) {
        CreditAccount ready = after(readyForALook(), reserve("B", "1000"));

        assertThat(decide(ready, command)).hasSize(1);
        assertThat(granted(decide(ready, command))).isEmpty();
    }

    @Test
    void isLookedAtByNoReversal() {
        assertThat(decide(readyForALook(), reverse("P-1"), gbp("1"))).hasSize(1);
    }

    @Test
    void namesEveryEventAsOneWithOrWithoutALook() {
        Stream<Object> events = Stream.concat(looks(), noLooks()).flatMap(command -> {
            CreditAccount ready = after(readyForALook(), reserve("B", "1000"));
            return decide(ready, command).stream().limit(1);
        });

        // Tested by themselves: the registration, a lifted hold, a withdrawn limit, a reversal and an expiry.
        assertThat(Permitted.typesOf(Stream.concat(
                        events,
                        Stream.of(
                                registered("1"),
                                new CreditHoldLifted(CUSTOMER, null, DAY),
                                new TemporaryLimitWithdrawn(CUSTOMER, null, null, DAY),
                                bounced("P-1", "1"),
                                new ReservationExpired(CUSTOMER, null, DAY)))))
                .isEqualTo(Permitted.recordsOf(CustomerEvent.class));
    }

    @Test
    void endsUnderThePresentTermsWithTheirWarnings() {
        List<CustomerEvent> events = decide(BUSY, Terms.on(OnShortage.WARN).change());

        assertThat(granted(events)).containsExactly("A", "B", "C");
        assertThat(events.subList(1, 4)).extracting("warnings").containsOnly(List.of(CREDIT_LIMIT_EXCEEDED));
    }

    /** Once deferred, an order waits, whatever a new one would be told now. */
    @Test
    void goesOnUnderTermsThatWouldReject() {
        CreditAccount account = after(BUSY, Terms.on(OnShortage.REJECT).change());

        assertThat(waiting(account)).containsExactly("A", "B", "C");
        assertThat(Answers.to(() -> decide(account, reserve("D", "50")))).isEqualTo("CreditReservationRejected");
        assertThat(granted(decide(account, pay("P-1", "40")))).containsExactly("A");
    }

    /** The day of the look is that of the account, however old the order is. */
    @Test
    void endsByTheLimitOfTheDayOfTheLook() {
        CreditAccount account = after(BUSY, temporary("T-1", "1000", 5, 6));

        assertThat(granted(decide(account, on(4, review())))).isEmpty();
        assertThat(granted(decide(account, on(5, review())))).containsExactly("A", "B", "C");
        assertThat(granted(decide(after(account, on(7, hold())), on(5, review()))))
                .isEmpty();
    }

    @Test
    void stopsWhenTheOrderIsReleased() {
        assertThat(decide(BUSY, release("A"))).containsExactly(releasedWaiting("A", "50"));
        CreditAccount released = after(BUSY, release("A"));

        assertThat(waiting(released)).containsExactly("B", "C");
        assertThat(released.waiting().total()).isEqualTo(gbp("35"));
        assertThat(released.reserved()).isEqualTo(BUSY.reserved());
        assertThat(decide(released, release("A"))).isEmpty();
        assertThat(decide(released, reserve("A", "50")))
                .as("remembered as released")
                .isEmpty();
        assertThat(granted(decide(released, pay("P-1", "40")))).containsExactly("B", "C");
    }

    @Test
    void isFullAtAThousand() {
        CreditAccount full = account("1", WAIT);
        for (int i = 1; i <= 1000; i++) {
            full = after(full, reserve("" + i, "2"));
        }
        CreditAccount queue = full;

        assertThat(queue.waiting().orders()).hasSize(1000);
        assertThat(decide(queue, reserve("1001", "2")))
                .singleElement()
                .isInstanceOfSatisfying(CreditReservationRejected.class, rejected -> {
                    assertThat(rejected.reason()).isEqualTo(QUEUE_FULL);
                    assertThat(rejected.figures().reasons()).containsExactly(QUEUE_FULL);
                });
        assertThat(decide(queue, reserve("1", "2"))).as("waits already").isEmpty();
        assertThat(Answers.to(() -> decide(queue, reserve("1001", "1")))).isEqualTo("CreditReserved");
        assertThat(decide(queue, reserve("1001", eur("2"))))
                .singleElement()
                .extracting("reason")
                .hasToString("CURRENCY_MISMATCH");

        CreditAccount oneLess = after(queue, release("500"));
        assertThat(Answers.to(() -> decide(oneLess, reserve("1001", "2")))).isEqualTo("CreditDeferred");
        assertThat(granted(decide(queue, changeLimit("5000")))).hasSize(1000);
    }

    @Test
    void isDecidedOnceForTheSameOrder() {
        assertThat(decide(BUSY, reserve("A", "50"))).isEmpty();
        assertThat(decide(BUSY, on(9, reserve("A", "50")))).isEmpty();
        assertThat(Answers.to(() -> decide(BUSY, reserve("A", "49.99")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(Answers.to(() -> decide(BUSY, reserve("A", eur("50"))))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(decide(after(BUSY, pay("P-1", "40")), reserve("A", "50"))).isEmpty();
    }

    @Test
    void isNoReservationThatCouldBeCharged() {
        assertThat(Answers.to(() -> decide(BUSY, charge("A")))).isEqualTo("NO_RESERVATION");
    }

    @Test
    void waitsOnHoldForWhateverReasonComesFirst() {
        CreditAccount held = after(BUSY, hold());

        assertThat(decide(held, reserve("D", "50")))
                .singleElement()
                .extracting("reason", "figures.reasons")
                .isEqualTo(List.of(CREDIT_HOLD, List.of(CREDIT_HOLD, CREDIT_LIMIT_EXCEEDED)));
        assertThat(granted(decide(held, pay("P-1", "75")))).as("still on hold").isEmpty();
        assertThat(granted(decide(after(held, pay("P-1", "75")), lift()))).containsExactly("A", "B", "C");
    }

    /** A waits for 50, with 60 available since its temporary limit is over; no event has led to a look on day 1. */
    private static CreditAccount readyForALook() {
        return account(
                "100",
                reserve("open", "40"),
                WAIT,
                temporary("T-0", "0", 0, 0),
                reserve("A", "50"),
                on(1, reserve("euros", eur("1"))));
    }

    private static List<String> waiting(CreditAccount account) {
        return account.waiting().orders().keySet().stream()
                .map(order -> order.value())
                .toList();
    }

    private static List<String> granted(List<CustomerEvent> events) {
        return events.stream()
                .filter(event ->
                        event instanceof CreditReserved reserved && reserved.granted() == Granted.AFTER_WAITING)
                .map(event -> ((CreditReserved) event).orderId().value())
                .toList();
    }
}
