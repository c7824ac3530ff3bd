package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vouch.domain.view.Customers.NOON;
import static vouch.domain.view.Customers.ORDER;
import static vouch.domain.view.Customers.PAYMENT;
import static vouch.domain.view.Customers.gbp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.axonframework.eventhandling.ReplayStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.BusinessError.Refusal;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerEvent;
import vouch.api.customer.CustomerEvent.CreditCharged;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerEvent.CustomerRegistered;
import vouch.api.customer.CustomerEvent.PaymentRecorded;
import vouch.api.customer.CustomerEvent.TemporaryLimitGranted;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.Exposure;
import vouch.api.customer.Granted;
import vouch.api.customer.TemporaryLimitId;
import vouch.query.Cursor;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** With the projection, so that the tables are those that it makes. */
@ViewTables
@Import({
    CustomerRows.class,
    ReceivableDays.class,
    TemporaryLimitRows.class,
    CustomerProjection.class,
    ExposureRows.class,
    ExposureQueryHandler.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class ExposureQueryHandlerTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    /** Of {@code customer_view}, without what the database computes. */
    private static final String COLUMNS =
            """
            customer_id, name, name_key, country, on_hold, currency, credit_limit_minor, reserved_minor, \
            receivable_minor, registered_at, version, account_date, details""";

    @Autowired
    private ExposureQueryHandler queries;

    @Autowired
    private CustomerProjection projection;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private RecordedSql sql;

    private final Map<CustomerId, Integer> numbers = new HashMap<>();

    @AfterEach
    void forget() {
        transaction.executeWithoutResult(committed -> projection.forget());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 500})
    void showsTheLargestUseOfItsLimitFirst(int limit) {
        store("half", gbp("100"), gbp("50"));
        store("more", gbp("100"), gbp("51"));
        store("above", gbp("1"), gbp("2"));
        store("tie", gbp("200"), gbp("100"));
        store("no-limit", gbp("0"), gbp("0.01"));
        store("nothing", gbp("100"), gbp("0"));
        paid("ahead", "5");

        assertThat(pagedThrough(DAY, limit))
                .extracting(line -> line.customerId().value())
                .containsExactly("no-limit", "above", "more", "half", "tie", "ahead");
    }

    @Test
    void showsTheReceivableAndTheLimitOfTheDay() {
        CustomerId id = store("a", gbp("100"), gbp("30"));
        on(new PaymentRecorded(id, PAYMENT, gbp("10"), DAY.plusDays(5)));
        on(new TemporaryLimitGranted(
                id, new TemporaryLimitId("T"), gbp("70"), DAY.plusDays(5), DAY.plusDays(6), null, DAY));

        assertThat(line(DAY.plusDays(4)))
                .extracting(Exposure::limitInForce, Exposure::receivable, one -> one.aging()
                        .notDue())
                .containsExactly(gbp("100"), gbp("30"), gbp("30"));
        assertThat(line(DAY.plusDays(6)))
                .extracting(Exposure::limitInForce, Exposure::receivable, one -> one.aging()
                        .notDue())
                .containsExactly(gbp("70"), gbp("20"), gbp("20"));
        assertThat(line(DAY.plusDays(31)))
                .extracting(Exposure::limitInForce, Exposure::exposure, one -> one.aging()
                        .days1to30())
                .containsExactly(gbp("100"), gbp("20"), gbp("20"));
        assertThat(pagedThrough(DAY.minusDays(1), 50)).isEmpty();
    }

    /**
     * On days of every kind: before all, between the days for which amounts count, while temporary limits are in force,
     * and after all. Many share a place, so that pages end among equals.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void showsEachOnceInTheOrderOfItsUseOnEveryDay(long seed) {
        Random random = new Random(seed);
        List<Drawn> drawn = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            drawn.add(drawn("c" + number, random));
        }

        for (int days = -1; days < 9; days++) {
            LocalDate day = DAY.plusDays(days);
            List<String> expected = drawn.stream()
                    .filter(one -> one.exposure(day) != 0)
                    .sorted(Comparator.comparing((Drawn one) -> one.share(day))
                            .reversed()
                            .thenComparing(Drawn::id))
                    .map(Drawn::id)
                    .toList();
            for (int limit : List.of(1, 7, 100)) {
                assertThat(pagedThrough(day, limit))
                        .as("on %s, by %d", day, limit)
                        .extracting(line -> line.customerId().value())
                        .isEqualTo(expected);
            }
        }
    }

    /** In minor units. */
    private record Drawn(
            String id,
            long limit,
            NavigableMap<LocalDate, Long> added,
            LocalDate from,
            LocalDate until,
            long temporary) {

        long exposure(LocalDate day) {
            return added.headMap(day, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        /** How much of the limit is used. */
        double share(LocalDate day) {
            double inForce = day.isBefore(from) || day.isAfter(until) ? limit : temporary;
            return inForce > 0 ? exposure(day) / inForce : exposure(day) > 0 ? Double.MAX_VALUE : 0;
        }
    }

    private Drawn drawn(String id, Random random) {
        CustomerId customer = new CustomerId(id);
        Money limit = gbp(String.valueOf(random.nextInt(4)));
        Money temporary = gbp(String.valueOf(random.nextInt(4)));
        LocalDate from = DAY.plusDays(random.nextInt(6));
        LocalDate until = from.plusDays(random.nextInt(3));
        on(new CustomerRegistered(customer, "Customer " + id, null, limit, DAY));
        NavigableMap<LocalDate, Long> added = new TreeMap<>();
        for (int events = random.nextInt(4); events > 0; events--) {
            LocalDate day = DAY.plusDays(random.nextInt(6));
            Money amount = gbp(String.valueOf(1 + random.nextInt(3)));
            boolean charge = random.nextInt(3) > 0;
            if (charge) {
                on(reserved(customer, limit, amount));
            }
            on(
                    charge
                            ? new CreditCharged(customer, ORDER, amount, day, day.plusDays(2))
                            : new PaymentRecorded(customer, PAYMENT, amount, day));
            added.merge(day, charge ? amount.minor() : -amount.minor(), Long::sum);
        }
        boolean hasTemporary = random.nextBoolean();
        if (hasTemporary) {
            on(new TemporaryLimitGranted(customer, new TemporaryLimitId("T"), temporary, from, until, null, DAY));
        }
        return new Drawn(id, limit.minor(), added, from, hasTemporary ? until : from.minusDays(1), temporary.minor());
    }

    @Test
    void addsUpEachCurrency() {
        store("a", gbp("100"), gbp("30"));
        store("b", gbp("50"), gbp("12"));
        store("c", new Money(500, "JPY"), new Money(7, "JPY"));
        paid("d", "5");

        assertThat(queries.handle(new FindTotalExposure(DAY.plusDays(31))).items())
                .extracting(
                        Exposure.Total::currency,
                        Exposure.Total::customers,
                        Exposure.Total::exposure,
                        total -> total.aging().days1to30(),
                        total -> total.aging().credit())
                .containsExactly(
                        tuple("GBP", 3L, gbp("37"), gbp("42"), gbp("-5")),
                        tuple("JPY", 1L, new Money(7, "JPY"), new Money(7, "JPY"), new Money(0, "JPY")));
    }

    /** Of which none may be left out where one reading ends and the next begins. */
    @Test
    void addsUpMoreCustomersThanItReadsAtOnce() {
        many(2_001, "100", "3");

        assertThat(queries.handle(new FindTotalExposure(DAY)).items())
                .extracting(Exposure.Total::currency, Exposure.Total::customers, Exposure.Total::exposure)
                .containsExactly(tuple("GBP", 2_001L, new Money(6_003, "GBP")));
    }

    @Test
    void readsAPageFromTheIndex() {
        many(20_000, "100", "3");
        String deep = new Cursor("30000", "c500").toString();

        for (String after : new String[] {null, deep}) {
            sql.planOfFirst(() -> queries.handle(new FindExposure(DAY, 50, after)))
                    .walks("CUSTOMER_BY_SHARE", 52);
        }
    }

    /** A thousand accounts at a time, with one day each. */
    @Test
    void readsEachAccountOnceForTheTotal() {
        many(3_000, "100", "3");
        database.update(
                """
                insert into receivable_day (customer_id, due_on, counts_on, minor)
                select 'c' || x, date '2025-12-20', date '2025-12-01', 3 from system_range(1, 3000)""");

        assertThat(sql.plansOf(() -> queries.handle(new FindTotalExposure(DAY))))
                .hasSizeGreaterThan(8)
                .allSatisfy(plan -> plan.reads(2_100));
    }

    /** Also when the same page was shorter before. */
    @Test
    void showsAsManyAsAreAskedFor() {
        many(1_001, "100", "3");

        for (int limit : List.of(1, 50, 500, 50)) {
            assertThat(queries.handle(new FindExposure(DAY, limit, null)).items())
                    .hasSize(limit);
        }
    }

    /** As much as an account can hold at most, of the least that is a limit: it counts as without a limit. */
    @Test
    void showsAUseBeyondAllMeasureAndOneBelow() {
        many(2, "1", "1000000000000000000");
        store("a-no-limit", gbp("0"), gbp("0.01"));
        store("above", gbp("0.01"), gbp("100"));
        database.update("insert into customer_view (" + COLUMNS
                + ") select 'ahead', name, name_key, country, on_hold, currency, 1, 0,"
                + " -1000000000000000000, registered_at, version, account_date, details from customer_view"
                + " where customer_id = 'c1'");

        assertThat(pagedThrough(DAY, 1))
                .extracting(line -> line.customerId().value())
                .containsExactly("a-no-limit", "c1", "c2", "above", "ahead");
    }

    @Test
    void takesATemporaryLimitOfNothingForOne() {
        CustomerId id = store("a", gbp("100"), gbp("0.01"));
        store("b", gbp("100"), gbp("99"));
        on(new TemporaryLimitGranted(id, new TemporaryLimitId("T"), gbp("0"), DAY, DAY, null, DAY));

        assertThat(pagedThrough(DAY, 1))
                .extracting(line -> line.customerId().value())
                .containsExactly("a", "b");
        assertThat(pagedThrough(DAY.plusDays(1), 1))
                .extracting(line -> line.customerId().value())
                .containsExactly("b", "a");
    }

    /** The customers c1, c2 … with nothing reserved. */
    private void many(int customers, String limit, String receivable) {
        store("model", gbp("1"), gbp("0"));
        database.update(
                """
                insert into customer_view (%s)
                select 'c' || x, name, name_key, country, on_hold, currency, cast(? as bigint), 0, cast(? as bigint),
                       registered_at, version, account_date, details
                from customer_view cross join system_range(1, ?)
                """
                        .formatted(COLUMNS),
                limit,
                receivable,
                customers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "MS41fGE"})
    void refusesACursorThatIsNotOurs(String after) {
        assertThatThrownBy(() -> queries.handle(new FindExposure(DAY, 50, after)))
                .isInstanceOf(Refusal.class);
    }

    /** The figures of the aging stand beside the others, and other processes read what this one answers. */
    @Test
    void isOneLineInJson() {
        store("a", gbp("100"), gbp("30"));
        Exposures page = queries.handle(new FindExposure(DAY, 50, null));

        String json = JsonMapper.shared().writeValueAsString(page);

        JsonNode line = JsonMapper.shared().readTree(json).get("items").get(0);
        assertThat(line.propertyNames())
                .containsExactlyInAnyOrder(
                        "customerId",
                        "name",
                        "creditLimit",
                        "limitInForce",
                        "reserved",
                        "receivable",
                        "exposure",
                        "on",
                        "notDue",
                        "days1to30",
                        "days31to60",
                        "days61to90",
                        "over90",
                        "credit");
        assertThat(JsonMapper.shared().readValue(json, Exposures.class)).isEqualTo(page);
    }

    private List<Exposure> pagedThrough(LocalDate day, int limit) {
        List<Exposure> seen = new ArrayList<>();
        String after = null;
        do {
            Exposures page = queries.handle(new FindExposure(day, limit, after));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        return seen;
    }

    private Exposure line(LocalDate day) {
        List<Exposure> lines = pagedThrough(day, 50);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private CustomerId store(String id, Money limit, Money receivable) {
        CustomerId customer = new CustomerId(id);
        on(new CustomerRegistered(customer, "Customer " + id, null, limit, DAY));
        if (receivable.minor() > 0) {
            on(reserved(customer, limit, receivable));
            on(new CreditCharged(customer, ORDER, receivable, DAY, DAY.plusDays(30)));
        }
        return customer;
    }

    private static CreditReserved reserved(CustomerId customer, Money limit, Money amount) {
        Money nothing = Money.zero(limit.currency());
        return new CreditReserved(
                customer,
                ORDER,
                Granted.AT_ONCE,
                List.of(),
                null,
                DAY,
                new CreditFigures(
                        limit,
                        nothing,
                        nothing,
                        amount,
                        DAY,
                        limit,
                        limit,
                        null,
                        nothing,
                        CreditTerms.standard(limit.currency()),
                        List.of()));
    }

    private void paid(String id, String amount) {
        CustomerId customer = store(id, gbp("100"), gbp("0"));
        on(new PaymentRecorded(customer, PAYMENT, gbp(amount), DAY));
    }

    private void on(CustomerEvent event) {
        int number = numbers.merge(event.customerId(), 1, Integer::sum) - 1;
        transaction.executeWithoutResult(open -> projection.on(event, number, NOON, ReplayStatus.REGULAR));
    }
}
