package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.Customers.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.ReplayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.Bounds;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerView;
import vouch.engine.views.MissedEvent;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** With real commits: what is noted is written right before them. */
@ViewTables
@Import(CustomerRows.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CustomerProjectionTest {

    @Autowired
    private CustomerRows rows;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Object> published = new ArrayList<>();
    private CustomerProjection projection;

    @BeforeEach
    void project() {
        projection = new CustomerProjection(rows, published::add);
    }

    @AfterEach
    void forget() {
        projection.forget();
    }

    @Test
    void keepsTheViewOfEveryEvent() {
        on(REGISTERED, RESERVED, CHARGED, PAID, HOLD_PLACED, LIMIT_CHANGED);

        CustomerView last = view(true, "250", "0", "17.50", 6);
        assertThat(stored()).isEqualTo(last);
        assertThat(published).hasSize(6).last().isEqualTo(last);
    }

    @Test
    void publishesEveryChangedView() {
        on(REGISTERED, HOLD_PLACED);

        assertThat(published).containsExactly(view(false, "100", "0", "0", 1), view(true, "100", "0", "0", 2));
    }

    @Test
    void takesNoEventWhileOneBeforeItIsMissing() {
        assertThatThrownBy(() -> on(RESERVED, 1))
                .isInstanceOf(MissedEvent.class)
                .hasMessage("Event 1 of customer/%s came while number 0 is missing.", CUSTOMER.value());
        on(REGISTERED, RESERVED);
        CustomerView before = stored();

        assertThatThrownBy(() -> on(PAID, 3)).isInstanceOf(MissedEvent.class);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void publishesNothingInAReplay() {
        together(() -> projection.on(REGISTERED, 0, NOON, ReplayStatus.REPLAY));

        assertThat(count()).isEqualTo(1);
        assertThat(published).isEmpty();
    }

    /** Here a second time would be money lost: only the sequence number tells. */
    @Test
    void changesNothingWhenTheSameEventComesAgain() {
        on(REGISTERED, RESERVED, CHARGED, PAID);
        CustomerView once = stored();
        published.clear();

        on(REGISTERED, RESERVED, CHARGED, PAID);

        assertThat(stored()).isEqualTo(once);
        assertThat(published).isEmpty();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void forgetsEverythingBeforeAReplayAndGivesTheSameRows() {
        on(REGISTERED, RESERVED, CREDITED);
        CustomerView before = stored();

        projection.forget();
        assertThat(count()).isZero();
        on(REGISTERED, RESERVED, CREDITED);

        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void readsAndWritesARowOnceForAllItsEventsInABatch() {
        List<String> made = sql.sentBy(() -> together(() -> on(REGISTERED, RESERVED, CHARGED)));
        assertThat(made).hasSize(2).last().asString().startsWith("insert");

        List<String> changed = sql.sentBy(() -> together(() -> {
            on(PAID, 3);
            on(HOLD_PLACED, 4);
            on(LIMIT_CHANGED, 5);
        }));

        assertThat(changed).hasSize(2).last().asString().startsWith("update");
        assertThat(stored()).isEqualTo(view(true, "250", "0", "17.50", 6));
        assertThat(published).containsExactly(view(false, "100", "0", "30", 3), view(true, "250", "0", "17.50", 6));
    }

    @Test
    void leavesNothingOfABatchThatFails() {
        on(REGISTERED);
        published.clear();
        CustomerView before = stored();

        assertThatThrownBy(() -> together(() -> {
                    on(RESERVED, 1);
                    on(PAID, 3);
                }))
                .isInstanceOf(MissedEvent.class);

        assertThat(stored()).isEqualTo(before);
        assertThat(published).isEmpty();
    }

    static Stream<Arguments> views() {
        return Stream.of(
                arguments("no country", customer("Ada", null, false, Money.of("12.34", "GBP"))),
                arguments("on hold", customer("Ada", "Norway", true, Money.of("12.34", "GBP"))),
                arguments("yen", customer("Ada", null, false, new Money(500, "JPY"))),
                arguments("dinar", customer("Ada", null, false, Money.of("1.250", "KWD"))),
                arguments("quotes and lines", customer("O'Hara \"\\\n", "'; --", false, Money.of("1", "GBP"))),
                arguments(
                        "the most",
                        customer("👋".repeat(200), "👋".repeat(100), true, new Money(Bounds.AMOUNT, "GBP"))),
                arguments("longest in lower case", customer("İ".repeat(200), null, true, new Money(1, "TRY"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void keepsRowsThatAreReadBackAsTheView(String name, CustomerView view) {
        rows.insert(List.of(view));

        assertThat(stored()).isEqualTo(view);
    }

    private static CustomerView customer(String name, String country, boolean onHold, Money money) {
        return new CustomerView(
                CUSTOMER,
                name,
                country,
                onHold,
                money,
                money.times(2),
                money.times(-3),
                Instant.parse("2026-03-29T01:59:59.999Z"),
                Long.MAX_VALUE);
    }

    private void on(CustomerEvent... events) {
        for (int sequence = 0; sequence < events.length; sequence++) {
            on(events[sequence], sequence);
        }
    }

    private void on(CustomerEvent event, long sequence) {
        together(() -> projection.on(event, sequence, NOON, ReplayStatus.REGULAR));
    }

    private void together(Runnable events) {
        transaction.executeWithoutResult(open -> events.run());
    }

    private long count() {
        return database.queryForObject("select count(*) from customer_view", Long.class);
    }

    private CustomerView stored() {
        return rows.find(CUSTOMER);
    }
}
