package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.customer.CustomerCommand;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;
import vouch.domain.customer.Reservations.Outcome;

/** What an account remembers is bounded: its open reservations, and the last 1,000 settled or rejected orders. */
class AccountMemoryTest {

    private static final CreditAccount ACCOUNT =
            account("1000000", reserve("open", "5"), Terms.on(OnShortage.WAIT).change());

    @ParameterizedTest
    @EnumSource
    void remembersTheLastThousandSettledOrRejectedOrders(Outcome outcome) {
        CreditAccount full = settle(ACCOUNT, 1, 1000, outcome);
        assertThat(Answers.to(() -> decide(full, reserve("1", "2")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(full.reservations().closed()).hasSize(1000);

        CreditAccount oneMore = settle(full, 1001, 1001, outcome);
        assertThat(oneMore.reservations().closed()).hasSize(1000);
        assertThat(Answers.to(() -> decide(oneMore, reserve("1", "2")))).isEqualTo("CreditReserved");
        assertThat(Answers.to(() -> decide(oneMore, reserve("2", "2")))).isEqualTo("IDEMPOTENCY_CONFLICT");
        assertThat(Answers.to(() -> decide(oneMore, reserve("1001", "2")))).isEqualTo("IDEMPOTENCY_CONFLICT");
    }

    @ParameterizedTest
    @EnumSource
    void neverForgetsAnOpenReservation(Outcome outcome) {
        CreditAccount busy = settle(ACCOUNT, 1, 2500, outcome);

        assertThat(busy.reserved()).isEqualTo(gbp("5"));
        assertThat(decide(busy, reserve("open", "5"))).isEmpty();
        assertThat(decide(busy, release("open"))).containsExactly(released("open", "5"));
        assertThat(decide(busy, charge("open"))).containsExactly(charged("open", "5"));
    }

    @Test
    void remembersAnyNumberOfOpenReservations() {
        CreditAccount account = account("1000000");
        for (int i = 1; i <= 3000; i++) {
            account = after(account, reserve("" + i, "1"));
        }

        assertThat(account.reserved()).isEqualTo(gbp("3000"));
        assertThat(decide(account, reserve("1", "1"))).isEmpty();
        assertThat(decide(account, release("1"))).containsExactly(released("1", "1"));
    }

    @Test
    void doesNotGrowWithAHundredThousandSettledOrders() {
        CreditAccount account = ACCOUNT;
        for (int i = 0; i < 100_000; i += 1000) {
            account = settle(account, i, i + 999, Outcome.values()[i / 1000 % Outcome.values().length]);
            assertThat(account.reservations().open()).hasSize(1);
            assertThat(account.reservations().closed()).hasSize(1000);
        }
        assertThat(account.reserved()).isEqualTo(gbp("5"));
    }

    private static CreditAccount settle(CreditAccount account, int first, int last, Outcome outcome) {
        CreditAccount next = account;
        for (int i = first; i <= last; i++) {
            next = after(next, leadingTo(outcome, "" + i));
        }
        return next;
    }

    private static CustomerCommand[] leadingTo(Outcome outcome, String order) {
        return switch (outcome) {
            case REJECTED -> new CustomerCommand[] {reserve(order, eur("1"))};
            case REFUSED -> new CustomerCommand[] {reserve(order, "9999999"), refuse(order)};
            case RELEASED -> new CustomerCommand[] {reserve(order, "0.01"), release(order)};
            case CHARGED -> new CustomerCommand[] {reserve(order, "0.01"), charge(order)};
        };
    }
}
