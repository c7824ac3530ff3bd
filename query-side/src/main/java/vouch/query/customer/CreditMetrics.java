package vouch.query.customer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.metrics.Sample;
import vouch.engine.metrics.TaggedGauge;

/** Adds up the credit of all customers, by currency. */
class CreditMetrics implements Sample {

    private static final String TOTALS =
            """
            select c.currency, sum(c.reserved_minor) as reserved, \
            sum(coalesce(\
            (select max(t.minor) from temporary_limit t where t.customer_id = c.customer_id \
            and t.first_day <= c.account_date and t.last_day >= c.account_date), \
            c.credit_limit_minor) - c.reserved_minor - c.receivable_minor) as available \
            from customer_view c group by c.currency""";

    private final JdbcTemplate database;
    private final TaggedGauge reserved;
    private final TaggedGauge available;

    CreditMetrics(JdbcTemplate database, MeterRegistry metrics) {
        this.database = database;
        this.reserved = new TaggedGauge(
                MultiGauge.builder("vouch.credit.reserved")
                        .description("Credit that is reserved for approved orders, of all customers"),
                "currency",
                metrics);
        this.available = new TaggedGauge(
                MultiGauge.builder("vouch.credit.available")
                        .description("Limits in force less reserved credit and receivables, of all customers"),
                "currency",
                metrics);
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
        reserved.show(ofEachCurrency(totals, Total::reserved));
        available.show(ofEachCurrency(totals, Total::available));
    }

    /** In the unit of the currency, because nobody reads pence on a dashboard. */
    private static Map<String, BigDecimal> ofEachCurrency(List<Total> totals, Function<Total, BigDecimal> minor) {
        return totals.stream().collect(Collectors.toMap(Total::currency, total -> minor.apply(total)
                .movePointLeft(Currency.getInstance(total.currency).getDefaultFractionDigits())));
    }
}
