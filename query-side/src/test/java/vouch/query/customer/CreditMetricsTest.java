package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.query.ViewTables;

@ViewTables
@Import(CustomerRows.class)
class CreditMetricsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private CustomerRows rows;

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private CreditMetrics credit;

    @BeforeEach
    void measure() {
        credit = new CreditMetrics(database, metrics);
    }

    @Test
    void addUpTheCreditOfACurrency() {
        rows.insert(List.of(
                customer("a", "GBP", 100_00, 30_00, 20_50),
                customer("b", "GBP", 10_00, 1_25, -5_00),
                customer("c", "JPY", 5_000, 700, 0)));

        credit.take();

        assertThat(value("vouch.credit.reserved", "GBP")).isEqualTo(31.25);
        assertThat(value("vouch.credit.available", "GBP")).isEqualTo(63.25);
        assertThat(value("vouch.credit.reserved", "JPY")).isEqualTo(700);
        assertThat(value("vouch.credit.available", "JPY")).isEqualTo(4300);
    }

    @Test
    void followTheView() {
        rows.insert(List.of(customer("a", "GBP", 100_00, 0, 0)));
        credit.take();
        rows.update(List.of(customer("a", "GBP", 100_00, 40_00, 0)));

        credit.take();

        assertThat(value("vouch.credit.reserved", "GBP")).isEqualTo(40);
        assertThat(value("vouch.credit.available", "GBP")).isEqualTo(60);
    }

    /** On the account's date, with its first and its last day. */
    @Test
    void goByTheLimitInForce() {
        rows.insert(List.of(customer("a", "GBP", 100_00, 0, 0)));
        for (String days : List.of("date '2026-11-01', date '2026-11-20'", "date '2026-11-21', date '2026-11-21'")) {
            database.update("insert into temporary_limit values ('a', ?, " + days + ", 36)", days);
        }

        credit.take();

        assertThat(value("vouch.credit.available", "GBP")).isEqualTo(0.36);
    }

    @Test
    void haveNoValueAfterAFailure() {
        rows.insert(List.of(customer("a", "GBP", 100_00, 0, 0)));
        credit.take();

        credit.forget();

        assertThat(metrics.find("vouch.credit.reserved").gauges()).isEmpty();
    }

    private double value(String name, String currency) {
        return metrics.get(name).tag("currency", currency).gauge().value();
    }

    private static CustomerView customer(String id, String currency, long limit, long reserved, long receivable) {
        CustomerView registered = CustomerView.registered(
                new CustomerRegistered(new CustomerId(id), "Customer " + id, null, new Money(limit, currency), DAY),
                Instant.parse("2026-11-21T12:00:00Z"));
        return new CustomerView(
                registered.customerId(),
                registered.name(),
                null,
                false,
                registered.creditLimit(),
                new Money(reserved, currency),
                new Money(receivable, currency),
                registered.registeredAt(),
                1,
                DAY,
                registered.overdue(),
                registered.terms(),
                registered.temporaryLimits(),
                registered.eligibility(),
                registered.waiting());
    }
}
