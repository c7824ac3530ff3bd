package vouch.query.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vouch.domain.view.Orders.*;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.ReplayStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import vouch.api.BusinessError.Refusal;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerEvent.CreditReserved;
import vouch.api.customer.CustomerId;
import vouch.api.customer.Granted;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.domain.view.OrderViewFold;
import vouch.engine.views.Changes;
import vouch.engine.views.Changes.Change;
import vouch.query.Cursor;
import vouch.query.ViewTables;

/** Lists are held against the same list made in memory. */
@ViewTables
@Import({OrderRows.class, OrderReasons.class})
class OrderPageTest {

    private static final int ORDERS = 240;

    /** Few enough that many orders share one. */
    private static final int SECONDS = 40;

    private static final List<RejectionReason> REASONS =
            List.of(RejectionReason.CREDIT_HOLD, RejectionReason.OVERDUE, RejectionReason.CREDIT_LIMIT_EXCEEDED);

    private static final Comparator<OrderView> NEWEST_FIRST = Comparator.comparing(OrderView::createdAt)
            .thenComparing(order -> order.orderId().value())
            .reversed();

    @Autowired
    private OrderRows rows;

    @Autowired
    private OrderReasons reasons;

    private final Random random = new Random(536365);
    private final List<OrderView> all = new ArrayList<>();

    @BeforeEach
    void store() {
        IntStream.range(0, ORDERS).forEach(i -> store("o" + random.nextInt(1000) + "-" + i, random.nextInt(SECONDS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, ORDERS - 1, ORDERS, ORDERS + 1, 500})
    void showsEveryOrderOnceNewestFirst(int limit) {
        assertThat(pagedThrough(query(null, null, null, null), limit)).isEqualTo(expected(any -> true));
    }

    @Test
    void showsOnlyTheOrdersOfTheCustomer() {
        assertThat(pagedThrough(query("c1", null, null, null), 7))
                .isNotEmpty()
                .isEqualTo(expected(order -> order.customerId().value().equals("c1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "APPROVED", "REJECTED", "CANCELLED", "SHIPPED"})
    void showsOnlyTheOrdersOfTheStatus(Status status) {
        assertThat(pagedThrough(query(null, status, null, null), 7))
                .isNotEmpty()
                .isEqualTo(expected(order -> order.status() == status));
    }

    @Test
    void showsOnlyTheOrdersCreatedFromOneTimeUntilBeforeAnother() {
        Instant from = noonPlus(10);
        Instant to = noonPlus(20);

        assertThat(pagedThrough(query(null, null, from, null), 7))
                .isEqualTo(expected(order -> !order.createdAt().isBefore(from)));
        assertThat(pagedThrough(query(null, null, null, to), 7))
                .isEqualTo(expected(order -> order.createdAt().isBefore(to)));
        assertThat(pagedThrough(query(null, null, from, to), 7))
                .isNotEmpty()
                .isEqualTo(expected(order ->
                        !order.createdAt().isBefore(from) && order.createdAt().isBefore(to)));
        assertThat(pagedThrough(query(null, null, from, from), 7)).isEmpty();
        assertThat(pagedThrough(query(null, null, to, from), 7)).isEmpty();
    }

    @Test
    void showsTheQueueOfThoseThatWaitOldestFirst() {
        FindOrders queue = new FindOrders(null, null, Credit.WAITING, null, null, null, null, Sort.OLDEST, 7, null);

        List<OrderView> waiting = new ArrayList<>(expected(order -> order.credit() == Credit.WAITING));
        Collections.reverse(waiting);
        assertThat(pagedThrough(queue, 7)).isNotEmpty().isEqualTo(waiting);
    }

    /** Any filters together, and any cursor, also one of a page that was filtered otherwise. */
    @Test
    void combinesItsFiltersAndContinuesAfterAnyOrder() {
        for (int i = 0; i < 800; i++) {
            Sort sort = Sort.values()[random.nextInt(2)];
            FindOrders query = new FindOrders(
                    random.nextBoolean() ? null : new CustomerId("c" + random.nextInt(4)),
                    random.nextBoolean() ? null : Status.values()[random.nextInt(5)],
                    random.nextBoolean() ? null : Credit.values()[random.nextInt(5)],
                    random.nextInt(3) > 0 ? null : REASONS.get(random.nextInt(3)),
                    random.nextInt(3) > 0 ? null : REASONS.get(random.nextInt(3)),
                    random.nextBoolean() ? null : noonPlus(random.nextInt(SECONDS)),
                    random.nextBoolean() ? null : noonPlus(random.nextInt(SECONDS)),
                    sort,
                    50,
                    null);
            OrderView last = all.get(random.nextInt(all.size()));
            FindOrders next =
                    page(query, 500, cursor(last.createdAt(), last.orderId().value()));
            Comparator<OrderView> first = sort == Sort.NEWEST ? NEWEST_FIRST : NEWEST_FIRST.reversed();

            assertThat(OrderPage.of(next, rows).items())
                    .as("%s after %s", query, last)
                    .isEqualTo(all.stream()
                            .filter(order -> matches(query, order) && first.compare(order, last) > 0)
                            .sorted(first)
                            .toList());
            isToldLikewise(query);
        }
    }

    /** A live list is told of a change by the same filters as the page. */
    private void isToldLikewise(FindOrders query) {
        FindOrders whateverChanges = new FindOrders(
                query.customerId(), null, null, null, null, query.from(), query.to(), query.sort(), 50, null);
        assertThat(all).allSatisfy(order -> {
            assertThat(OrderPage.has(query, order)).isEqualTo(matches(query, order));
            assertThat(OrderPage.mayHave(query, order)).isEqualTo(matches(whateverChanges, order));
        });
    }

    /** A row for each reason is replaced when the order changes. */
    @Test
    void findsAnOrderByItsPresentReasonsOnly() {
        OrderView order = all.stream()
                .filter(one -> one.reasons().contains(RejectionReason.OVERDUE))
                .findFirst()
                .orElseThrow();
        FindOrders overdue =
                new FindOrders(null, null, null, RejectionReason.OVERDUE, null, null, null, Sort.NEWEST, 50, null);
        assertThat(pagedThrough(overdue, 7)).contains(order);

        write(
                order.orderId(),
                view -> OrderViewFold.fold(
                        view,
                        new CreditReserved(
                                view.customerId(),
                                view.orderId(),
                                Granted.AFTER_WAITING,
                                List.of(),
                                null,
                                view.on(),
                                FIGURES.because(List.of())),
                        NOON));

        assertThat(pagedThrough(overdue, 7)).extracting(OrderView::orderId).doesNotContain(order.orderId());
    }

    @Test
    void showsEveryOrderOnceWhileOthersAreCreated() {
        List<OrderView> before = expected(any -> true);
        List<OrderView> seen = new ArrayList<>();
        String after = null;
        do {
            Orders page = OrderPage.of(page(query(null, null, null, null), 7, after), rows);
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
            after = page.next();
            store("new-" + seen.size(), SECONDS + 1);
            store("late-" + seen.size(), random.nextInt(SECONDS));
        } while (after != null);

        assertThat(seen)
                .isSortedAccordingTo(NEWEST_FIRST)
                .doesNotHaveDuplicates()
                .containsAll(before);
    }

    @Test
    void endsExactlyAtTheLastOrder() {
        assertThat(OrderPage.of(page(query(null, null, null, null), ORDERS, null), rows)
                        .next())
                .isNull();
        assertThat(OrderPage.of(page(query(null, null, null, null), ORDERS - 1, null), rows)
                        .next())
                .isNotNull();
        assertThat(OrderPage.of(query("nobody", null, null, null), rows)).isEqualTo(new Orders(List.of(), null));
    }

    @Test
    void continuesAfterAnOrderThatIsGone() {
        String afterNothingStored = cursor(noonPlus(20), "o500");
        OrderView gone = order("o500", 20);

        assertThat(OrderPage.of(page(query(null, null, null, null), 500, afterNothingStored), rows)
                        .items())
                .isEqualTo(expected(order -> NEWEST_FIRST.compare(order, gone) > 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "bm90IGEgdGltZXwx"})
    void refusesACursorThatIsNotOurs(String after) {
        for (Instant to : new Instant[] {null, NOON}) {
            assertThatThrownBy(() -> OrderPage.of(page(query(null, null, null, to), 50, after), rows))
                    .isInstanceOf(Refusal.class);
        }
    }

    @Test
    void takesTheFirstAndTheLastTimeThereIs() {
        assertThat(pagedThrough(query(null, null, Instant.MIN, Instant.MAX), 500))
                .hasSize(ORDERS);
        assertThat(OrderPage.of(page(query(null, null, null, null), 500, cursor(Instant.MAX, "1")), rows)
                        .items())
                .hasSize(ORDERS);
        assertThat(OrderPage.of(page(query(null, null, null, null), 500, cursor(Instant.MIN, "1")), rows)
                        .items())
                .isEmpty();
    }

    private List<OrderView> pagedThrough(FindOrders query, int limit) {
        List<OrderView> seen = new ArrayList<>();
        String after = null;
        do {
            Orders page = OrderPage.of(page(query, limit, after), rows);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(page.items());
            assertThat(seen).hasSizeLessThanOrEqualTo(all.size());
            after = page.next();
        } while (after != null);
        return seen;
    }

    private List<OrderView> expected(Predicate<OrderView> filter) {
        return all.stream().filter(filter).sorted(NEWEST_FIRST).toList();
    }

    private static boolean matches(FindOrders query, OrderView order) {
        return (query.customerId() == null || query.customerId().equals(order.customerId()))
                && (query.status() == null || query.status() == order.status())
                && (query.credit() == null || query.credit() == order.credit())
                && (query.reason() == null || order.reasons().contains(query.reason()))
                && (query.warning() == null || order.warnings().contains(query.warning()))
                && (query.from() == null || !order.createdAt().isBefore(query.from()))
                && (query.to() == null || order.createdAt().isBefore(query.to()));
    }

    private void store(String id, int second) {
        OrderView order = order(id, second);
        all.add(order);
        write(order.orderId(), any -> order);
    }

    private void write(OrderId id, UnaryOperator<OrderView> change) {
        Changes<OrderId, OrderEntry> changes = Changes.of(
                List.of(new Change<>(
                        id,
                        seen -> new OrderEntry(change.apply(seen == null ? null : seen.view()), null),
                        ReplayStatus.REGULAR)),
                rows::entries);
        rows.insert(changes.made());
        rows.update(changes.remade());
        reasons.write(changes);
    }

    private OrderView order(String id, int second) {
        return new OrderView(
                new OrderId(id),
                new CustomerId("c" + random.nextInt(4)),
                null,
                Status.values()[random.nextInt(5)],
                Credit.values()[random.nextInt(5)],
                null,
                TOTAL,
                LINES,
                null,
                noonPlus(second),
                null,
                1,
                LocalDate.parse("2026-01-01"),
                null,
                null,
                some(),
                some(),
                null,
                null,
                0);
    }

    private List<RejectionReason> some() {
        return REASONS.stream().filter(reason -> random.nextInt(3) == 0).toList();
    }

    private static FindOrders query(String customer, Status status, Instant from, Instant to) {
        return new FindOrders(
                customer == null ? null : new CustomerId(customer),
                status,
                null,
                null,
                null,
                from,
                to,
                Sort.NEWEST,
                50,
                null);
    }

    private static FindOrders page(FindOrders query, int limit, String after) {
        return new FindOrders(
                query.customerId(),
                query.status(),
                query.credit(),
                query.reason(),
                query.warning(),
                query.from(),
                query.to(),
                query.sort(),
                limit,
                after);
    }

    private static String cursor(Instant createdAt, String id) {
        return new Cursor(createdAt.toString(), id).toString();
    }
}
