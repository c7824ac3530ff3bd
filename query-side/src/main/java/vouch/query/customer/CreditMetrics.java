package vouch.query.customer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vouch.engine.metrics.Sample;

/** Adds up the credit of all customers, by currency. */
@Component
class CreditMetrics implements Sample {

    private static final String TOTALS =
            """
            select currency, sum(reserved_minor) as reserved, \
            sum(credit_limit_minor - reserved_minor - receivable_minor) as available \
            from customer_view group by currency""";

    private final JdbcTemplate database;
    private final MultiGauge reserved;
    private final MultiGauge available;

    CreditMetrics(JdbcTemplate database, MeterRegistry metrics) {
        this.database = database;
        this.reserved = MultiGauge.builder("vouch.credit.reserved")
                .description("Credit that is reserved for approved orders, of all customers")
                .register(metrics);
        this.available = MultiGauge.builder("vouch.credit.available")
                .description("Credit limits less reserved credit and receivables, of all customers")
                .register(metrics);
    }

    private record Total(String currency, BigDecimal reserved, BigDecimal available) {}

    @Override
    public void take() {
        show(database.query(
                TOTALS,
                (row, number) -> new Total(
                        row.getString("currency"), row.getBigDecimal("reserved"), row.getBigDecimal("available"))));
    }

    @Override
    public void forget() {
        show(List.of());
    }

    private void show(List<Total> totals) {
        reserved.register(rows(totals, Total::reserved), true);
        available.register(rows(totals, Total::available), true);
    }

    /** In the unit of the currency, because nobody reads pence on a dashboard. */
    private static List<Row<?>> rows(List<Total> totals, Function<Total, BigDecimal> minor) {
        return totals.stream()
                .<Row<?>>map(total -> Row.of(
                        Tags.of("currency", total.currency),
                        minor.apply(total)
                                .movePointLeft(
                                        Currency.getInstance(total.currency).getDefaultFractionDigits())))
                .toList();
    }
}
