package vouch.query.order;

import static vouch.domain.view.Orders.noonPlus;

import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.query.Cursor;
import vouch.query.RecordedSql;
import vouch.query.ViewTables;

/** What a page costs does not depend on how many orders there are, nor on how many pages were before. */
@ViewTables
@Import(OrderRows.class)
class OrderPageIndexTest {

    private static final int ORDERS = 20_000;
    private static final int LIMIT = 50;

    /** One more than the page tells whether there is another; the rest were created in the same second as the last. */
    private static final int READ = LIMIT + 1 + 3;

    @Autowired
    private OrderRows rows;

    @Autowired
    private RecordedSql sql;

    @Autowired
    private JdbcTemplate database;

    /** Three a second, over two hours. */
    @BeforeEach
    void storeMany() {
        database.update(
                """
                insert into order_view
                select 'o' || x, 'c' || mod(x, 40), null,
                       array['PENDING', 'APPROVED', 'REJECTED', 'CANCELLED', 'SHIPPED'][1 + mod(x, 7 * 5) / 7],
                       array['NONE', 'WAITING', 'RESERVED', 'RELEASED', 'CHARGED'][1 + mod(x, 11 * 5) / 11],
                       null, 100, 'GBP', '{"lines":[],"reasons":[],"warnings":[]}',
                       dateadd('second', x / 3, cast(? as timestamp with time zone)), null, 1, null
                from system_range(1, ?)
                """,
                Instant.parse("2026-01-01T12:00:00Z").toString(),
                ORDERS);
        database.update(
                """
                insert into order_reason
                select array['WARNING', 'REASON'][1 + mod(x, 2)], array['OVERDUE', 'CREDIT_HOLD'][1 + mod(x, 26) / 13], order_id, customer_id, status, credit, created_at
                from order_view join system_range(1, ?) on order_id = 'o' || x
                """,
                ORDERS);
    }

    @ParameterizedTest(name = "{0} {1} from {2} to {3}")
    @CsvSource({
        "   ,         ,      ,      , ORDER_NEWEST",
        "   ,         , 1000 , 4000 , ORDER_NEWEST",
        "   ,         , 1000 ,      , ORDER_NEWEST",
        "   ,         ,      , 4000 , ORDER_NEWEST",
        "c7 ,         ,      ,      , ORDER_NEWEST_OF_CUSTOMER",
        "c7 ,         , 1000 , 4000 , ORDER_NEWEST_OF_CUSTOMER",
        "c7 ,         ,      , 4000 , ORDER_NEWEST_OF_CUSTOMER",
        "c7 , REJECTED,      ,      , ORDER_NEWEST_OF_CUSTOMER_AND_STATUS",
        "c7 , REJECTED, 1000 , 4000 , ORDER_NEWEST_OF_CUSTOMER_AND_STATUS",
        "   , APPROVED,      ,      , ORDER_NEWEST_OF_STATUS",
        "   , APPROVED, 1000 , 4000 , ORDER_NEWEST_OF_STATUS",
        "   , SHIPPED ,      , 4000 , ORDER_NEWEST_OF_STATUS"
    })
    void isWalkedForTheFirstPageAndForADeepOne(String customer, Status status, Integer from, Integer to, String index) {
        isWalked(
                index,
                READ,
                after -> sort -> new FindOrders(
                        customer(customer),
                        status,
                        null,
                        null,
                        null,
                        from == null ? null : noonPlus(from),
                        to == null ? null : noonPlus(to),
                        sort,
                        LIMIT,
                        after));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "   ,         , WAITING , ORDER_NEWEST_OF_CREDIT",
        "   , PENDING , WAITING , ORDER_NEWEST_OF_CREDIT_AND_STATUS",
        "c7 ,         , CHARGED , ORDER_NEWEST_OF_CUSTOMER_AND_CREDIT"
    })
    void isWalkedForACredit(String customer, Status status, Credit credit, String index) {
        isWalked(
                index,
                READ,
                after -> sort ->
                        new FindOrders(customer(customer), status, credit, null, null, null, null, sort, LIMIT, after));
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource({
        "   ,         ,         , OVERDUE ,         , ORDER_REASON_NEWEST",
        "   ,         ,         ,         , OVERDUE , ORDER_REASON_NEWEST",
        "c7 ,         ,         , OVERDUE ,         , ORDER_REASON_NEWEST_OF_CUSTOMER",
        "   , REJECTED,         , OVERDUE ,         , ORDER_REASON_NEWEST_OF_STATUS",
        "   ,         , WAITING , OVERDUE ,         , ORDER_REASON_NEWEST_OF_CREDIT",
        "   ,         , RESERVED,         , OVERDUE , ORDER_REASON_NEWEST_OF_CREDIT"
    })
    void isWalkedForAReason(
            String customer,
            Status status,
            Credit credit,
            RejectionReason reason,
            RejectionReason warning,
            String index) {
        isWalked(
                index,
                READ,
                after -> sort -> new FindOrders(
                        customer(customer), status, credit, reason, warning, null, null, sort, LIMIT, after));
    }

    private void isWalked(String index, int atMost, Function<String, Function<Sort, FindOrders>> query) {
        String deep = new Cursor(noonPlus(2500).toString(), "o7500").toString();
        for (String after : new String[] {null, deep}) {
            for (Sort sort : Sort.values()) {
                sql.planOf(() -> OrderPage.of(query.apply(after).apply(sort), rows))
                        .walks(index, atMost);
            }
        }
    }

    private static CustomerId customer(String id) {
        return id == null ? null : new CustomerId(id);
    }
}
