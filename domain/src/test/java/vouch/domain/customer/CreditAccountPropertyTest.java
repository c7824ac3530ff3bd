package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditReservationRejected;
import vouch.api.customer.CustomerEvent.CreditReserved;

/** What holds after any commands in any order. A failure names its seed, which repeats it. */
class CreditAccountPropertyTest {

    @ParameterizedTest(name = "seeds {0}000 to {0}999")
    @ValueSource(longs = {1, 2})
    void answersAsTheRulesSayAndKeepsItsSums(long thousand) {
        seeds(thousand).forEach(CreditAccountPropertyTest::answersAsTheReferenceDoes);
    }

    @ParameterizedTest(name = "seeds {0}000 to {0}999")
    @ValueSource(longs = 3)
    void storesNothingMoreForDuplicatesWhereverTheyArrive(long thousand) {
        seeds(thousand).forEach(CreditAccountPropertyTest::endsTheSameWithDuplicates);
    }

    @ParameterizedTest(name = "seeds {0}000 to {0}999")
    @ValueSource(longs = 4)
    void holdsNothingForAReleasedOrderWhateverArrivedFirst(long thousand) {
        seeds(thousand).forEach(CreditAccountPropertyTest::endsWithNothingReserved);
    }

    @Test
    void isAskedForEverythingThatItCanAnswer() {
        Set<String> answers = new TreeSet<>();
        seeds(1).forEach(seed -> {
            ReferenceAccount reference = new ReferenceAccount();
            new RandomCommands(seed).sequence().forEach(command -> answers.add(reference.answer(command)));
        });
        assertThat(answers.stream()
                        .map(answer -> answer.replaceAll(" \\d+", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "CreditCharged",
                        "CreditHoldLifted",
                        "CreditHoldPlaced",
                        "CreditLimitChanged",
                        "CreditNoteIssued",
                        "CreditReleased",
                        "CreditReservationRejected CREDIT_HOLD",
                        "CreditReservationRejected CREDIT_LIMIT_EXCEEDED",
                        "CreditReservationRejected CURRENCY_MISMATCH",
                        "CreditReservationRejected ORDER_CLOSED",
                        "CreditReserved",
                        "CustomerRegistered",
                        "PaymentRecorded",
                        "PaymentReversed",
                        "CURRENCY_MISMATCH",
                        "CUSTOMER_NOT_FOUND",
                        "IDEMPOTENCY_CONFLICT",
                        "NO_RESERVATION",
                        "PAYMENT_NOT_FOUND",
                        "nothing");
    }

    private static void answersAsTheReferenceDoes(long seed) {
        List<CustomerCommand> commands = new RandomCommands(seed).sequence();
        Desk desk = new Desk();
        ReferenceAccount reference = new ReferenceAccount();
        for (int i = 0; i < commands.size(); i++) {
            List<CustomerCommand> soFar = commands.subList(0, i + 1);
            Supplier<String> story = () -> "seed %d, after %s".formatted(seed, soFar);
            Sums before = Sums.of(reference);
            String expected = reference.answer(commands.get(i));

            assertThat(desk.answer(commands.get(i))).as(story).isEqualTo(expected);
            if (desk.account.registered() != null) {
                check(desk.account, reference, story);
            }
            if (expected.startsWith("CreditReserv")) {
                check(desk.stored.get(desk.stored.size() - 1), before, story);
            }
        }
    }

    private static void check(CreditAccount account, ReferenceAccount reference, Supplier<String> story) {
        Sums sums = Sums.of(account);
        assertThat(sums).as(story).isEqualTo(Sums.of(reference));
        assertThat(account.onHold()).as(story).isEqualTo(reference.held);
        assertThat(account.available().minor()).as(story).isEqualTo(sums.limit - sums.reserved - sums.receivable);
        assertThat(sums.reserved)
                .as(story)
                .isNotNegative()
                .isEqualTo(account.reservations().open().values().stream()
                        .mapToLong(amount -> amount.minor())
                        .sum())
                .isEqualTo(reference.granted - reference.released - reference.charged);
    }

    /** The figures in the event are those before it, and with them a grant keeps within the limit. */
    private static void check(CustomerEvent event, Sums before, Supplier<String> story) {
        CreditFigures figures = event instanceof CreditReserved granted
                ? granted.figures()
                : ((CreditReservationRejected) event).figures();
        assertThat(Sums.of(figures)).as(story).isEqualTo(before);
        if (event instanceof CreditReserved) {
            assertThat(before.reserved + before.receivable + figures.requested().minor())
                    .as(story)
                    .isLessThanOrEqualTo(before.limit);
        }
    }

    private static void endsTheSameWithDuplicates(long seed) {
        RandomCommands random = new RandomCommands(seed);
        List<CustomerCommand> commands = random.sequence();
        Desk once = new Desk();
        Set<CustomerCommand> arrived = new HashSet<>();
        List<CustomerCommand> handled = new ArrayList<>();
        for (CustomerCommand command : commands) {
            boolean known = once.account.registered() != null;
            boolean accepted = !Desk.isRefusal(once.answer(command));
            if (arrived.add(command) && known && accepted && hasAnIdOfItsOwn(command)) {
                handled.add(command);
            }
        }
        List<CustomerCommand> withDuplicates = random.withDuplicates(commands, handled);
        Desk twice = new Desk();
        withDuplicates.forEach(twice::answer);

        assertThat(twice.stored)
                .as(() -> "seed %d, %s".formatted(seed, withDuplicates))
                .isEqualTo(once.stored);
        assertThat(twice.account).isEqualTo(once.account);
    }

    private static void endsWithNothingReserved(long seed) {
        List<CustomerCommand> commands = new RandomCommands(seed).reservedAndReleased();
        Desk desk = new Desk();
        commands.forEach(desk::handle);

        assertThat(desk.account.reserved().minor())
                .as(() -> "seed %d, %s".formatted(seed, commands))
                .isZero();
        assertThat(desk.account.reservations().open()).isEmpty();
    }

    /** A limit or a hold that comes again is the client's new wish. */
    private static boolean hasAnIdOfItsOwn(CustomerCommand command) {
        return !(command instanceof ChangeCreditLimit
                || command instanceof PlaceCreditHold
                || command instanceof LiftCreditHold);
    }

    private static LongStream seeds(long thousand) {
        return LongStream.range(thousand * 1000, (thousand + 1) * 1000);
    }

    /** What is decided upon. */
    private record Sums(long limit, long reserved, long receivable) {

        static Sums of(ReferenceAccount reference) {
            return new Sums(reference.limit, reference.reserved(), reference.receivable());
        }

        static Sums of(CreditAccount account) {
            return new Sums(
                    account.creditLimit().minor(),
                    account.reserved().minor(),
                    account.receivable().minor());
        }

        static Sums of(CreditFigures figures) {
            return new Sums(
                    figures.creditLimit().minor(),
                    figures.reserved().minor(),
                    figures.receivable().minor());
        }
    }
}
