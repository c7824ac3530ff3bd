package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerView;
import vouch.query.ViewTables;

@ViewTables
@Import(CustomerRows.class)
class CreditMetricsTest {

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
        return new CustomerView(
                new CustomerId(id),
                "Customer " + id,
                null,
                false,
                new Money(limit, currency),
                new Money(reserved, currency),
                new Money(receivable, currency),
                Instant.parse("2026-11-21T12:00:00Z"),
                1);
    }
}
