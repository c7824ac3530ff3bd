package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.CustomerCommand.ChangeCreditLimit;
import vouch.api.customer.CustomerCommand.ChangeCreditTerms;
import vouch.api.customer.CustomerCommand.LiftCreditHold;
import vouch.api.customer.CustomerCommand.PlaceCreditHold;
import vouch.api.customer.CustomerCommand.ReserveCredit;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditDecision;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;

/**
 * What holds after any commands in any order. A failure names its seed, which repeats it. {@code -Dvouch.seeds=} makes
 * it longer: a sequence of each seed has about 30 commands.
 */
class CreditAccountPropertyTest {

    private static final int SEEDS = Integer.getInteger("vouch.seeds", 1_000);

    @ParameterizedTest(name = "seeds from {0},000,000 on")
    @ValueSource(longs = {1, 2})
    void answersAsTheRulesSayAndKeepsItsSums(long million) {
        seeds(million).forEach(CreditAccountPropertyTest::answersAsTheReferenceDoes);
    }

    @ParameterizedTest(name = "seeds from {0},000,000 on")
    @ValueSource(longs = 3)
    void storesNothingMoreForDuplicatesWhereverTheyArrive(long million) {
        seeds(million).forEach(CreditAccountPropertyTest::endsTheSameWithDuplicates);
    }

    @ParameterizedTest(name = "seeds from {0},000,000 on")
    @ValueSource(longs = 5)
    void goesBeyondTheCeilingOnlyWithAWarningOrByAnOverride(long million) {
        seeds(million).forEach(CreditAccountPropertyTest::keepsWithinTheCeiling);
    }

    @ParameterizedTest(name = "seeds from {0},000,000 on")
    @ValueSource(longs = 6)
    void grantsNothingMoreInASecondLook(long million) {
        seeds(million).forEach(CreditAccountPropertyTest::leavesNothingForASecondLook);
    }

    @ParameterizedTest(name = "seeds from {0},000,000 on")
    @ValueSource(longs = 4)
    void holdsNothingForAReleasedOrderWhateverArrivedFirst(long million) {
        seeds(million).forEach(CreditAccountPropertyTest::endsWithNothingReserved);
    }

    /** These seeds reach the rarest answers, too. */
    @Test
    void isAskedForEverythingThatItCanAnswer() {
        Set<String> answers = new TreeSet<>();
        LongStream.range(1_000, 2_000).forEach(seed -> {
            ReferenceAccount reference = new ReferenceAccount();
            new RandomCommands(seed).sequence().forEach(command -> answers.add(reference.answer(command)));
        });
        assertThat(answers.stream()
                        .flatMap(answer -> Stream.of(answer.split(", ")))
                        .map(answer -> answer.replaceAll(" \\d+| \\(.*\\)|(?<=despite).*", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "AccountReviewed",
                        "CreditDeferred CREDIT_HOLD",
                        "CreditDeferred CREDIT_LIMIT_EXCEEDED",
                        "CreditDeferred NOT_ELIGIBLE",
                        "CreditDeferred OVERDUE",
                        "CreditReleased waited",
                        "CreditReservationRejected CREDIT_REFUSED",
                        "CreditReservationRejected NOT_ELIGIBLE",
                        "CreditReservationRejected OVERDUE",
                        "CreditReserved AFTER_WAITING",
                        "CreditReserved AFTER_WAITING despite",
                        "CreditReserved BY_OVERRIDE",
                        "CreditReserved despite",
                        "CreditTermsChanged",
                        "EligibilityChanged",
                        "ReservationExpired",
                        "TemporaryLimitGranted",
                        "TemporaryLimitWithdrawn",
                        "NOT_ELIGIBLE",
                        "NOT_OVERRIDDEN",
                        "NOT_WAITING",
                        "OVERRIDE_LIMIT_EXCEEDED",
                        "TEMPORARY_LIMIT_NOT_FOUND",
                        "TEMPORARY_LIMIT_OVERLAPS",
                        "VALIDATION_FAILED",
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
            Sums before = Sums.before(commands.get(i), reference);
            String expected = reference.answer(commands.get(i));

            assertThat(desk.answer(commands.get(i))).as(story).isEqualTo(expected);
            if (desk.account.registered() != null) {
                check(desk.account, reference, story);
            }
            if (commands.get(i) instanceof ReserveCredit && expected.startsWith("Credit")) {
                check((CreditDecision) desk.stored.get(desk.stored.size() - 1), before, story);
            }
        }
    }

    private static void check(CreditAccount account, ReferenceAccount reference, Supplier<String> story) {
        Sums sums = Sums.of(account);
        assertThat(account.on()).as(story).isEqualTo(reference.on);
        assertThat(sums).as(story).isEqualTo(Sums.of(reference, reference.on));
        assertThat(account.overdue(account.on()).minor()).as(story).isEqualTo(reference.overdue(reference.on));
        assertThat(account.conditions().onHold()).as(story).isEqualTo(reference.held);
        assertThat(account.conditions().terms()).as(story).isEqualTo(reference.terms);
        assertThat(account.conditions().eligibility()).as(story).hasToString(reference.eligibility);
        assertThat(account.available().minor()).as(story).isEqualTo(sums.inForce - sums.reserved - sums.receivable);
        assertThat(sums.reserved)
                .as(story)
                .isNotNegative()
                .isEqualTo(account.reservations().open().values().stream()
                        .mapToLong(reservation -> reservation.amount().minor())
                        .sum())
                .isEqualTo(reference.granted - reference.released - reference.charged);
        assertThat(account.waiting().orders().keySet().stream().map(OrderId::value))
                .as(story)
                .containsExactlyElementsOf(reference.waiting.keySet())
                .noneMatch(reference.open::containsKey);
    }

    /** The figures in the event are those before it. */
    private static void check(CreditDecision event, Sums before, Supplier<String> story) {
        assertThat(Sums.of(event.figures())).as(story).isEqualTo(before);
    }

    private static void keepsWithinTheCeiling(long seed) {
        Desk desk = new Desk();
        new RandomCommands(seed).sequence().forEach(desk::answer);
        CreditAccount account = CreditAccount.ABSENT;
        for (CustomerEvent event : desk.stored) {
            account = account.evolve(event);
            if (event instanceof CreditReserved reserved
                    && reserved.granted() != Granted.BY_OVERRIDE
                    && reserved.warnings().isEmpty()) {
                assertThat(account.exposure())
                        .as(() -> "seed %d, %s".formatted(seed, event))
                        .isLessThanOrEqualTo(account.conditions()
                                .ceilingOn(reserved.figures().on()));
            }
        }
    }

    /** Each look is at all that wait, so that another one on the same day finds nobody to grant credit to. */
    private static void leavesNothingForASecondLook(long seed) {
        Desk desk = new Desk();
        new RandomCommands(seed).sequence().forEach(command -> {
            String answer = desk.answer(command);
            CreditAccount account = desk.account;
            if (answer.contains("AFTER_WAITING")) {
                AccountReviewed again = new AccountReviewed(Accounts.CUSTOMER, account.on());
                assertThat(new FreedCredit(account, CreditPolicy.STANDARD).after(List.of(again)))
                        .as(() -> "seed %d, after %s".formatted(seed, answer))
                        .containsExactly(again);
            }
        });
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
        assertThat(desk.account.waiting().orders()).isEmpty();
    }

    /** Terms, a limit or a hold that come again are the client's new wish, and a review is another look. */
    private static boolean hasAnIdOfItsOwn(CustomerCommand command) {
        return !(command instanceof ChangeCreditLimit
                || command instanceof ChangeCreditTerms
                || command instanceof ReviewAccount
                || command instanceof PlaceCreditHold
                || command instanceof LiftCreditHold);
    }

    private static LongStream seeds(long million) {
        return LongStream.range(million * 1_000_000, million * 1_000_000 + SEEDS);
    }

    /** What is decided upon. */
    private record Sums(
            long limit, long inForce, long ceiling, long reserved, long receivable, Long overdue, long waiting) {

        /** Those of the day on which the command is decided; null when there is nothing to decide upon. */
        static Sums before(CustomerCommand command, ReferenceAccount reference) {
            return command instanceof ReserveCredit reserve && reference.on != null
                    ? of(reference, reference.later(reserve.on()))
                    : null;
        }

        static Sums of(ReferenceAccount reference, LocalDate day) {
            return new Sums(
                    reference.limit,
                    reference.inForce(day),
                    reference.ceiling(day),
                    reference.reserved(),
                    reference.receivable(),
                    reference.overdueAfterGrace(day),
                    reference.waitingSum());
        }

        static Sums of(CreditAccount account) {
            Conditions conditions = account.conditions();
            return new Sums(
                    conditions.creditLimit().minor(),
                    conditions.limitOn(account.on()).minor(),
                    conditions.ceilingOn(account.on()).minor(),
                    account.reserved().minor(),
                    account.receivable().minor(),
                    minor(account.overdueAfterGrace(account.on())),
                    account.waiting().total().minor());
        }

        static Sums of(CreditFigures figures) {
            return new Sums(
                    figures.creditLimit().minor(),
                    figures.limitInForce().minor(),
                    figures.ceiling().minor(),
                    figures.reserved().minor(),
                    figures.receivable().minor(),
                    minor(figures.overdue()),
                    figures.waiting().minor());
        }

        private static Long minor(Money amount) {
            return amount == null ? null : amount.minor();
        }
    }
}
