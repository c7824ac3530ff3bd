package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.Money;
import vouch.api.customer.CreditFigures;
import vouch.api.customer.CreditTerms;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerView;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Exposure;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.customer.TemporaryLimitId;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.engine.seal.SealHead;

/** The views are lists, and a page of theirs has two items. */
class DailyNoticesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Duration WAITING_DEADLINE = Duration.ofDays(14);
    private static final int PAGE = 2;

    private final Parts parts = new Parts(Parts.h2(), Parts.settings("off"));
    private final List<OrderView> orders = new ArrayList<>();
    private final List<CustomerView> customers = new ArrayList<>();
    private final List<Exposure> exposures = new ArrayList<>();
    private final List<Object> asked = new ArrayList<>();
    private SealHead sealHead = new SealHead("0".repeat(64), 0, null, null);
    private final SimpleQueryBus bus = SimpleQueryBus.builder().build();
    private final DailyNotices daily = new DailyNotices(
            parts.webhooks,
            new DueByDate(
                    new Views(DefaultQueryGateway.builder().queryBus(bus).build()),
                    parts.settings,
                    new WaitingDeadline(WAITING_DEADLINE),
                    () -> sealHead),
            parts.outbox,
            parts.clock);

    private Webhook webhook;
    private int failsAt = -1;

    private void answer() {
        bus.subscribe(FindOrders.class.getName(), Orders.class, query -> find((FindOrders) told(query)));
        bus.subscribe(FindCustomers.class.getName(), Customers.class, query -> {
            int from = from(((FindCustomers) told(query)).after());
            return new Customers(page(customers, from), next(customers, from));
        });
        bus.subscribe(FindExposure.class.getName(), Exposures.class, query -> {
            assertThat(((FindExposure) told(query)).on()).isEqualTo(TODAY);
            int from = from(((FindExposure) query.getPayload()).after());
            if (from == failsAt) {
                throw new IllegalStateException("the query side is away");
            }
            return new Exposures(page(exposures, from), next(exposures, from));
        });
    }

    private Object told(QueryMessage<?, ?> query) {
        assertThat(query.getMetaData().get("actor")).isEqualTo("system:notices");
        asked.add(query.getPayload());
        return query.getPayload();
    }

    private Orders find(FindOrders query) {
        List<OrderView> found = orders.stream()
                .filter(order -> query.credit() == order.credit())
                .filter(order -> query.status() == null || query.status() == order.status())
                .filter(order ->
                        query.customerId() == null || query.customerId().equals(order.customerId()))
                .filter(order -> query.to() == null || order.createdAt().isBefore(query.to()))
                .sorted(Comparator.comparing(OrderView::createdAt))
                .toList();
        int from = from(query.after());
        return new Orders(page(found, from), next(found, from));
    }

    private static int from(String after) {
        return after == null ? 0 : Integer.parseInt(after);
    }

    private static <T> List<T> page(List<T> all, int from) {
        return List.copyOf(all.subList(from, Math.min(from + PAGE, all.size())));
    }

    private static String next(List<?> all, int from) {
        return from + PAGE < all.size() ? Integer.toString(from + PAGE) : null;
    }

    private void announce(Kind first, Kind... more) {
        answer();
        webhook = parts.webhook("https://one.example", false, EnumSet.of(first, more));
        daily.announce();
    }

    private List<JsonNode> announced() {
        return parts.database.queryForList("select body from notice order by notice_id", String.class).stream()
                .map(body -> JsonMapper.shared().readTree(body))
                .toList();
    }

    private static List<String> subjects(List<JsonNode> notices) {
        return notices.stream().map(notice -> notice.at("/subject").asString()).toList();
    }

    @Test
    void asksNothingThatNoWebhookWantsToKnow() {
        answer();
        daily.announce();
        announce(Kind.ORDER_WAITS, Kind.ORDER_REFUSED);

        assertThat(asked).isEmpty();
    }

    @Test
    void announcesOrdersWhoseWaitingEnds() {
        for (int day = 9; day <= 15; day++) {
            orders.add(waiting("w-" + day, parts.clock.instant().minus(Duration.ofDays(day))));
        }

        announce(Kind.ORDER_EXPIRES);

        // 14 days after it began to wait: today but later, or within three days.
        assertThat(subjects(announced())).containsExactly("order/w-11", "order/w-12", "order/w-13");
        JsonNode notice = announced().get(0);
        assertThat(notice.at("/noticeId").asString()).isEqualTo("ORDER_EXPIRES/order/w-11/2026-11-28");
        assertThat(notice.at("/customerId").asString()).isEqualTo("c");
        assertThat(notice.at("/orderId").asString()).isEqualTo("w-11");
        assertThat(notice.at("/credit").asString()).isEqualTo("WAITING");
        assertThat(notice.at("/endsOn").asString()).isEqualTo("2026-12-01");
        assertThat(notice.at("/amount/amount").asString()).isEqualTo("1.00");
    }

    @Test
    void announcesReservationsThatEnd() {
        customers.add(customer("a", 30));
        customers.add(customer("b", null));
        customers.add(customer("c", 30));
        for (int day = 26; day <= 31; day++) {
            orders.add(reserved("c", "r-" + day, TODAY.minusDays(day)));
            orders.add(reserved("b", "b-" + day, TODAY.minusDays(day)));
        }

        announce(Kind.ORDER_EXPIRES);

        assertThat(subjects(announced())).containsExactly("order/r-27", "order/r-28", "order/r-29", "order/r-30");
        assertThat(announced().get(3).at("/endsOn").asString()).isEqualTo("2026-11-28");
        assertThat(announced().get(3).at("/credit").asString()).isEqualTo("RESERVED");
    }

    @Test
    void readsNoOrdersOfAccountsThatReserveNothing() {
        customers.add(customer("a", 0, 30, List.of()));
        customers.add(customer("b", null));

        announce(Kind.ORDER_EXPIRES);

        assertThat(asked).noneMatch(query -> query instanceof FindOrders orders && orders.customerId() != null);
    }

    @Test
    void announcesTemporaryLimitsThatEnd() {
        customers.add(customer("a", null, limit("past", TODAY.minusDays(1)), limit("today", TODAY)));
        customers.add(customer("b", null));
        customers.add(customer("c", null, limit("soon", TODAY.plusDays(3)), limit("later", TODAY.plusDays(4))));

        announce(Kind.TEMPORARY_LIMIT_ENDS);

        assertThat(subjects(announced())).containsExactly("temporary-limit/a/today", "temporary-limit/c/soon");
        JsonNode notice = announced().get(1);
        assertThat(notice.at("/temporaryLimitId").asString()).isEqualTo("soon");
        assertThat(notice.at("/endsOn").asString()).isEqualTo("2026-12-01");
        assertThat(notice.at("/amount/currency").asString()).isEqualTo("GBP");
    }

    @Test
    void announcesAccountsOverTheirLimitAndReadsNoOthers() {
        exposures.add(exposure("a", 0, 5));
        exposures.add(exposure("b", 100, 100));
        exposures.add(exposure("c", 100, 101));
        for (int i = 0; i < 10; i++) {
            exposures.add(exposure("under-" + i, 100, 99));
        }

        announce(Kind.ACCOUNT_OVER_LIMIT);

        assertThat(subjects(announced())).containsExactly("customer/a", "customer/c");
        assertThat(announced().get(1).at("/exposure/amount").asString()).isEqualTo("1.01");
        assertThat(announced().get(1).at("/limitInForce/amount").asString()).isEqualTo("1.00");
        assertThat(asked).hasSize(2);
    }

    @Test
    void announcesThatTheQueueIsOld() {
        for (int day = 1; day <= 6; day++) {
            orders.add(waiting("w-" + day, parts.clock.instant().minus(Duration.ofDays(day))));
        }
        // It was created long ago, and waits only since today.
        orders.add(waiting("new", parts.clock.instant().minus(Duration.ofDays(9)), parts.clock.instant()));

        announce(Kind.QUEUE_OLDER);

        JsonNode notice = announced().get(0);
        assertThat(announced()).hasSize(1);
        assertThat(notice.at("/subject").asString()).isEqualTo("queue");
        assertThat(notice.at("/orderId").asString()).isEqualTo("w-6");
        assertThat(notice.at("/orders").intValue()).isEqualTo(3);
        assertThat(notice.has("customerId")).isFalse();
    }

    @Test
    void announcesTheHeadOfTheSealOnceADay() {
        announce(Kind.SEAL_HEAD);
        assertThat(announced()).isEmpty();

        sealHead = new SealHead("ab".repeat(32), 7, 6_543L, Instant.parse("2026-11-28T01:02:03.004Z"));
        daily.announce();
        daily.announce();

        JsonNode notice = announced().get(0);
        assertThat(announced()).hasSize(1);
        assertThat(notice.get("noticeId").asString()).isEqualTo("SEAL_HEAD/seal/2026-11-28");
        assertThat(notice.get("head").asString()).isEqualTo("ab".repeat(32));
        assertThat(notice.get("position").asLong()).isEqualTo(6_543);
        assertThat(notice.get("sealedAt").asString()).isEqualTo("2026-11-28T01:02:03.004Z");
        assertThat(notice.has("customerId")).isFalse();
    }

    @Test
    void announcesNothingOfAQueueThatIsYoung() {
        orders.add(waiting("w", parts.clock.instant().minus(Duration.ofDays(3))));

        announce(Kind.QUEUE_OLDER);

        assertThat(announced()).isEmpty();
    }

    @Test
    void announcesASubjectOnceADay() {
        exposures.add(exposure("a", 0, 5));
        announce(Kind.ACCOUNT_OVER_LIMIT);

        parts.clock.pass(Duration.ofHours(11));
        daily.announce();

        assertThat(parts.claims.due()).containsOnly(Map.entry(webhook.id(), 1));
    }

    /** A run that was interrupted begins again. */
    @Test
    void announcesAllThatAnInterruptedRunDidNot() {
        for (int i = 0; i < 250; i++) {
            exposures.add(exposure("a" + i, 0, 5));
        }
        failsAt = 150;
        assertThatThrownBy(() -> announce(Kind.ACCOUNT_OVER_LIMIT)).hasMessageContaining("the query side is away");
        assertThat(parts.claims.due()).containsEntry(webhook.id(), 100);

        failsAt = -1;
        daily.announce();

        assertThat(parts.claims.due()).containsEntry(webhook.id(), 250);
    }

    private static OrderView waiting(String id, Instant since) {
        return waiting(id, since, since);
    }

    private static OrderView waiting(String id, Instant created, Instant since) {
        return order("c", id, OrderView.Status.PENDING, OrderView.Credit.WAITING, created, since, null);
    }

    private static OrderView reserved(String customer, String id, LocalDate on) {
        return order(
                customer,
                id,
                OrderView.Status.APPROVED,
                OrderView.Credit.RESERVED,
                Instant.parse("2026-11-01T00:00:00Z"),
                null,
                on);
    }

    private static OrderView order(
            String customer,
            String id,
            OrderView.Status status,
            OrderView.Credit credit,
            Instant created,
            Instant waitingSince,
            LocalDate decidedOn) {
        Money one = new Money(100, "GBP");
        CreditFigures figures = decidedOn == null
                ? null
                : new CreditFigures(
                        one, one, one, one, decidedOn, one, one, null, one, CreditTerms.standard("GBP"), List.of());
        return new OrderView(
                new OrderId(id),
                new CustomerId(customer),
                "A Name",
                status,
                credit,
                null,
                one,
                List.of(),
                figures,
                created,
                null,
                1,
                TODAY,
                null,
                null,
                List.of(),
                List.of(),
                decidedOn == null ? null : Granted.AT_ONCE,
                waitingSince,
                0);
    }

    private static TemporaryLimit limit(String id, LocalDate until) {
        return new TemporaryLimit(new TemporaryLimitId(id), new Money(100, "GBP"), LocalDate.of(2026, 11, 1), until);
    }

    private static CustomerView customer(String id, Integer reservationDays, TemporaryLimit... limits) {
        return customer(id, 100, reservationDays, List.of(limits));
    }

    private static CustomerView customer(
            String id, long reserved, Integer reservationDays, List<TemporaryLimit> limits) {
        Money nothing = Money.zero("GBP");
        return new CustomerView(
                new CustomerId(id),
                "A Name",
                null,
                false,
                nothing,
                new Money(reserved, "GBP"),
                nothing,
                Instant.EPOCH,
                1,
                TODAY,
                nothing,
                new CreditTerms(OnShortage.WAIT, 0, 30, null, nothing, reservationDays),
                limits,
                new CustomerView.Standing(Eligibility.ELIGIBLE, null, List.of(), 0),
                new CustomerView.Waiting(0, nothing));
    }

    private static Exposure exposure(String id, long limit, long owed) {
        Money inForce = new Money(limit, "GBP");
        return new Exposure(
                new CustomerId(id), "A Name", inForce, inForce, Money.zero("GBP"), new Money(owed, "GBP"), null);
    }
}
