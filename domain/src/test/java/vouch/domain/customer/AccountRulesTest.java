package vouch.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.domain.customer.Accounts.*;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerCommand.RegisterCustomer;
import vouch.api.customer.CustomerEvent.CreditTermsChanged;
import vouch.api.customer.CustomerId;
import vouch.api.customer.OnShortage;
import vouch.domain.Answers;

class AccountRulesTest {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final CreditAccount ACCOUNT = account("100");

    @ParameterizedTest(name = "a limit of {0}: {1}, {2}")
    @CsvSource({
        "-1, VALIDATION_FAILED, VALIDATION_FAILED",
        "0, CustomerRegistered, CreditLimitChanged",
        "1000000000000000, CustomerRegistered, CreditLimitChanged",
        "1000000000000001, VALIDATION_FAILED, VALIDATION_FAILED",
        "9223372036854775807, VALIDATION_FAILED, VALIDATION_FAILED"
    })
    void boundALimit(long minor, String registered, String changed) {
        Money limit = new Money(minor, "GBP");

        assertThat(Answers.to(() -> decide(CreditAccount.ABSENT, register("Ada", null, limit))))
                .isEqualTo(registered);
        assertThat(Answers.to(() -> decide(ACCOUNT, changeLimit(limit)))).isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "-1, false",
        "0, false",
        "1, true",
        "1000000000000000, true",
        "1000000000000001, false",
        "9223372036854775807, false"
    })
    void boundAnAmount(long minor, boolean accepted) {
        Money amount = new Money(minor, "GBP");
        CreditAccount account = account("10000000000000");

        assertThat(List.of(
                        Answers.to(() -> decide(account, reserve("1", amount))),
                        Answers.to(() -> decide(account, pay("P-1", amount))),
                        Answers.to(() -> decide(account, credit("N-1", amount)))))
                .isEqualTo(
                        accepted
                                ? List.of("CreditReserved", "PaymentRecorded", "CreditNoteIssued")
                                : Collections.nCopies(3, "VALIDATION_FAILED"));
    }

    @Test
    void refuseAnotherCurrency() {
        assertThat(Stream.of(
                        Answers.to(() -> decide(ACCOUNT, changeLimit(eur("1")))),
                        Answers.to(() -> decide(ACCOUNT, changeLimit(eur("100")))),
                        Answers.to(() -> decide(ACCOUNT, pay("P-1", eur("1")))),
                        Answers.to(() -> decide(ACCOUNT, reverse("P-1"), eur("1"))),
                        Answers.to(() -> decide(ACCOUNT, credit("N-1", eur("1"))))))
                .containsOnly("CURRENCY_MISMATCH");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t", "\u00a0", "\u200b", "Ada\nLovelace"})
    void refuseACustomerWithoutAName(String name) {
        assertThat(Answers.to(() -> decide(CreditAccount.ABSENT, register(name, null, gbp("1")))))
                .isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void boundAName() {
        assertThat(Answers.to(() -> decide(CreditAccount.ABSENT, named(200)))).isEqualTo("CustomerRegistered");
        assertThat(Answers.to(() -> decide(CreditAccount.ABSENT, named(201)))).isEqualTo("VALIDATION_FAILED");
    }

    /** 1,000 payments of the most that one may be, and then no more: nothing overflows. */
    @Test
    void boundWhatACustomerCanBeInCredit() {
        CreditAccount account = account("0");
        for (int i = 0; i < 1000; i++) {
            account = after(account, pay("P-" + i, new Money(MOST, "GBP")));
        }
        CreditAccount rich = account;

        assertThat(rich.receivable()).isEqualTo(new Money(-1000 * MOST, "GBP"));
        assertThat(Answers.to(() -> decide(rich, pay("P-1001", "0.01")))).isEqualTo("VALIDATION_FAILED");
        assertThat(Answers.to(() -> decide(rich, credit("N-1", "0.01")))).isEqualTo("VALIDATION_FAILED");
        assertThat(Answers.to(() -> decide(rich, reserve("1", new Money(MOST, "GBP")))))
                .isEqualTo("CreditReserved");
    }

    /** However often what was paid is charged and then paid back by the bank. */
    @Test
    void boundWhatACustomerCanOwe() {
        Money most = new Money(MOST, "GBP");
        CreditAccount account = account("0");
        for (int i = 0; i < 1000; i++) {
            account = after(account, pay("P-" + i, most));
        }
        for (int i = 0; i < 1000; i++) {
            account = after(account, reserve("O-" + i, most));
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(Answers.to(reversal(account, most))).isEqualTo("PaymentReversed");
            account = account.evolve(bounced("P-" + i, most));
        }
        CreditAccount poor = account;

        assertThat(poor.available()).isEqualTo(new Money(-1000 * MOST, "GBP"));
        assertThat(Answers.to(reversal(poor, gbp("0.01")))).isEqualTo("VALIDATION_FAILED");
        assertThat(Answers.to(() -> decide(poor, charge("O-1")))).isEqualTo("CreditCharged");
        assertThat(after(poor, charge("O-1")).available()).isEqualTo(poor.available());
        assertThat(Answers.to(() -> decide(poor, pay("P-1001", most)))).isEqualTo("PaymentRecorded");
    }

    /** Terms that warn, and overrides, let the exposure pass the limit: up to a bound, so that nothing overflows. */
    @Test
    void boundWhatOrdersMayReserveBeyondTheLimit() {
        Money most = new Money(MOST, "GBP");
        CreditAccount account = account("0", Terms.on(OnShortage.WAIT).change(), reserve("waits", most));
        account = account.evolve(
                new CreditTermsChanged(CUSTOMER, Terms.on(OnShortage.WARN).terms(), null, DAY));
        for (int i = 0; i < 1000; i++) {
            account = after(account, reserve("" + i, most));
        }
        CreditAccount full = account;

        assertThat(full.exposure()).isEqualTo(new Money(1000 * MOST, "GBP"));
        assertThat(decide(full, reserve("more", "0.01")))
                .singleElement()
                .extracting("reason")
                .hasToString("CREDIT_LIMIT_EXCEEDED");
        assertThat(Answers.to(() -> decide(full, override("waits", RejectionReason.CREDIT_LIMIT_EXCEEDED))))
                .isEqualTo("VALIDATION_FAILED");
        assertThat(decide(full, pay("P-1", "0.01"))).hasSize(1);
        assertThat(decide(full, pay("P-1", most))).hasSize(2);
    }

    private static Supplier<List<?>> reversal(CreditAccount account, Money amount) {
        return () -> decide(account, reverse("P-1"), amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refuseToCreateWhatNoUrlCanName(String id) {
        CreditAccount account = account("100");

        assertThat(Stream.of(
                        Answers.to(() -> decide(
                                CreditAccount.ABSENT,
                                new RegisterCustomer(new CustomerId(id), "Ada", null, gbp("1"), GIVEN))),
                        Answers.to(() -> decide(account, pay(id, "1"))),
                        Answers.to(() -> decide(account, credit(id, "1")))))
                .containsOnly("VALIDATION_FAILED");
    }

    private static RegisterCustomer named(int length) {
        return register("a".repeat(length), null, gbp("1"));
    }
}
