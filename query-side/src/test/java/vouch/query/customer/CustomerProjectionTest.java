package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vouch.domain.view.Customers.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
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
import vouch.api.customer.CreditNoteId;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.AccountReviewed;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditNoteIssued;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerEvent.TemporaryLimitWithdrawn;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.Standing;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.CustomerView.Waiting;
import vouch.api.customer.Eligibility;
import vouch.api.customer.OnShortage;
import vouch.api.customer.TemporaryLimitId;
import vouch.domain.view.CustomerViewFold;
import vouch.engine.views.MissedEvent;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** With real commits: what is noted is written right before them. */
@ViewTables
@Import({CustomerRows.class, ReceivableDays.class, TemporaryLimitRows.class})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CustomerProjectionTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    @Autowired
    private CustomerRows rows;

    @Autowired
    private ReceivableDays receivables;

    @Autowired
    private TemporaryLimitRows limits;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Object> published = new ArrayList<>();
    private CustomerProjection projection;
    private boolean read = true;

    @BeforeEach
    void project() {
        projection = new CustomerProjection(rows, receivables, limits, published::add, () -> read);
    }

    @AfterEach
    void forget() {
        projection.forget();
    }

    @Test
    void keepsTheViewOfEveryEvent() {
        on(REGISTERED, RESERVED, CHARGED, PAID, HOLD_PLACED, LIMIT_CHANGED);

        CustomerView last = folded(REGISTERED, RESERVED, CHARGED, PAID, HOLD_PLACED, LIMIT_CHANGED);
        assertThat(stored()).isEqualTo(last);
        assertThat(published).hasSize(6).last().isEqualTo(last);
    }

    @Test
    void publishesEveryChangedView() {
        on(REGISTERED, HOLD_PLACED);

        assertThat(published).containsExactly(folded(REGISTERED), folded(REGISTERED, HOLD_PLACED));
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
        TemporaryLimitGranted granted = granted(new TemporaryLimitId("T-1"), 0);
        on(REGISTERED, RESERVED, CREDITED, granted);
        CustomerView before = stored();

        projection.forget();
        assertThat(count()).isZero();
        assertThat(charged(DAY.plusDays(9))).isEmpty();
        assertThat(limitRows()).isEmpty();
        on(REGISTERED, RESERVED, CREDITED, granted);

        assertThat(stored()).isEqualTo(before);
        assertThat(limitRows()).hasSize(1);
    }

    @Test
    void readsAndWritesARowOnceForAllItsEventsInABatch() {
        List<String> made = sql.sentBy(() -> together(() -> on(REGISTERED, RESERVED, CHARGED)));
        assertThat(made)
                .satisfiesExactly(
                        begins("select"),
                        begins("insert into customer_view"),
                        begins("update receivable_day"),
                        begins("insert into receivable_day"));

        List<String> changed = sql.sentBy(() -> together(() -> {
            on(PAID, 3);
            on(HOLD_PLACED, 4);
            on(LIMIT_CHANGED, 5);
        }));

        assertThat(changed)
                .satisfiesExactly(
                        begins("select"),
                        begins("update customer_view"),
                        begins("update receivable_day"),
                        begins("insert into receivable_day"));
        CustomerView last = folded(REGISTERED, RESERVED, CHARGED, PAID, HOLD_PLACED, LIMIT_CHANGED);
        assertThat(stored()).isEqualTo(last);
        assertThat(published).containsExactly(folded(REGISTERED, RESERVED, CHARGED), last);
    }

    private static Consumer<String> begins(String statement) {
        return sent -> assertThat(sent).startsWith(statement);
    }

    /** Charges of one day are one row, payments another, whatever came first. */
    @Test
    void addsUpWhatCountsForADayOnce() {
        for (int time = 0; time < 2; time++) {
            on(REGISTERED, charged("30", 1), charged("12", 1), charged("5", 2), PAID, BOUNCED, CREDITED);
        }

        assertThat(charged(DAY.plusDays(9)))
                .isEqualTo(Map.of(CUSTOMER, Map.of(DAY.plusDays(1), 42_00L, DAY.plusDays(2), 5_00L)));
        assertThat(charged(DAY.minusDays(1))).isEmpty();
        assertThat(receivables.on(DAY, stored())).isEqualTo(stored().receivable());
        assertThat(receivables.on(DAY.minusDays(1), stored())).isEqualTo(gbp("0"));
    }

    /** On the account's date: what is due on that day is not overdue yet. */
    @Test
    void showsWhatIsOverdue() {
        on(
                REGISTERED,
                charged("30", 3),
                charged("12", 4),
                charged("5", 5),
                new PaymentRecorded(CUSTOMER, PAYMENT, gbp("1"), DAY));
        assertThat(stored().overdue()).isEqualTo(gbp("0"));

        on(new AccountReviewed(CUSTOMER, DAY.plusDays(4)), 5);
        assertThat(stored().overdue()).isEqualTo(gbp("29"));
        assertThat(CustomerPage.of(new FindCustomers(null, null, 50, null), rows)
                        .items())
                .containsExactly(stored());

        on(new CreditNoteIssued(CUSTOMER, new CreditNoteId("N"), gbp("40"), null, DAY), 6);
        assertThat(stored().overdue()).isEqualTo(gbp("0"));
    }

    @Test
    void keepsTheTemporaryLimitsThatAreNotWithdrawn() {
        TemporaryLimitId first = new TemporaryLimitId("T-1");
        on(REGISTERED, granted(first, 0), granted(new TemporaryLimitId("T-2"), 10));
        assertThat(limitRows()).containsExactly("T-1 2026-01-01 2026-01-03 50000", "T-2 2026-01-11 2026-01-13 50000");
        assertThat(stored().limitInForce()).isEqualTo(gbp("500"));

        on(new TemporaryLimitWithdrawn(CUSTOMER, first, null, DAY), 3);

        assertThat(limitRows()).containsExactly("T-2 2026-01-11 2026-01-13 50000");
        assertThat(stored().limitInForce()).isEqualTo(gbp("100"));
    }

    @Test
    void writesTheTemporaryLimitsOnlyWhereTheyChange() {
        TemporaryLimitId first = new TemporaryLimitId("T-1");
        on(REGISTERED);

        assertThat(sql.sentBy(() -> together(() -> {
                    on(granted(first, 0), 1);
                    on(new TemporaryLimitWithdrawn(CUSTOMER, first, null, DAY), 2);
                })))
                .satisfiesExactly(begins("select"), begins("update customer_view"));
        assertThat(sql.sentBy(() -> on(granted(new TemporaryLimitId("T-2"), 10), 3)))
                .satisfiesExactly(
                        begins("select"), begins("update customer_view"), begins("insert into temporary_limit"));
        assertThat(sql.sentBy(() -> on(HOLD_PLACED, 4)))
                .satisfiesExactly(begins("select"), begins("update customer_view"));
        assertThat(limitRows()).containsExactly("T-2 2026-01-11 2026-01-13 50000");
    }

    /** Of several customers in one batch, each has the limits of its own. */
    @Test
    void replacesTheLimitsOfNobodyElse() {
        CustomerId other = new CustomerId("13047");
        on(REGISTERED, granted(new TemporaryLimitId("T-1"), 0));
        on(new CustomerRegistered(other, "Bob", null, gbp("1"), DAY), 0);
        on(new TemporaryLimitGranted(other, new TemporaryLimitId("T-1"), gbp("7"), DAY, DAY, null, DAY), 1);

        on(new TemporaryLimitWithdrawn(CUSTOMER, new TemporaryLimitId("T-1"), null, DAY), 2);

        assertThat(limitRows()).containsExactly("T-1 2026-01-01 2026-01-01 700");
    }

    private List<String> limitRows() {
        return database.queryForList(
                "select temporary_limit_id || ' ' || first_day || ' ' || last_day || ' ' || minor from temporary_limit"
                        + " order by first_day",
                String.class);
    }

    private static TemporaryLimitGranted granted(TemporaryLimitId id, int afterDays) {
        LocalDate from = DAY.plusDays(afterDays);
        return new TemporaryLimitGranted(CUSTOMER, id, gbp("500"), from, from.plusDays(2), null, DAY);
    }

    private Map<CustomerId, NavigableMap<LocalDate, Long>> charged(LocalDate day) {
        return receivables.charged(List.of(CUSTOMER), day, DAY);
    }

    private static CreditCharged charged(String amount, int dueAfterDays) {
        return new CreditCharged(CUSTOMER, ORDER, gbp(amount), DAY, DAY.plusDays(dueAfterDays));
    }

    /** Nothing is overdue in it. */
    private static CustomerView folded(CustomerEvent... events) {
        CustomerView view = null;
        for (CustomerEvent event : events) {
            view = CustomerViewFold.fold(view, event, NOON);
        }
        return view;
    }

    @Test
    void publishesNothingThatNobodyReads() {
        read = false;

        on(REGISTERED, RESERVED);

        assertThat(stored()).isEqualTo(folded(REGISTERED, RESERVED));
        assertThat(published).isEmpty();
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
                Long.MAX_VALUE,
                DAY,
                Money.zero(money.currency()),
                new CreditTerms(OnShortage.WARN, 100, 365, 0, money, 1),
                List.of(new TemporaryLimit(new TemporaryLimitId("T-1"), money, DAY, DAY)),
                new Standing(Eligibility.RESTRICTED, money, List.of(name), Long.MAX_VALUE),
                new Waiting(1000, money));
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
