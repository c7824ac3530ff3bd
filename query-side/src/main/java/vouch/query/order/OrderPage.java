package vouch.query.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vouch.api.Sort;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;
import vouch.query.order.OrderReasons.Kind;

/**
 * Finds one page of orders by the key of the last item of the page before. So page 8,000 costs the same as page 1. The
 * orders with a reason or a warning are found in {@code order_reason}, which has the same columns to filter and sort by.
 */
final class OrderPage {

    /** No order was created before {@code FIRST} or after {@code LAST}, and every database can represent both. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private OrderPage() {}

    static Orders of(FindOrders query, OrderRows rows) {
        Conditions conditions = matching(query);
        String keys = conditions + order(query) + " fetch first ? rows only";
        // One extra row tells whether there is a next page.
        List<OrderView> found = rows.select(
                isByReason(query)
                        ? " where order_id in (select order_id from order_reason" + keys + ") order by " + byTime(query)
                        : keys,
                conditions.valuesAnd(query.limit() + 1));
        boolean more = found.size() > query.limit();
        List<OrderView> page = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Orders(page, more ? cursor(page.get(page.size() - 1)) : null);
    }

    private static boolean isByReason(FindOrders query) {
        return query.reason() != null || query.warning() != null;
    }

    /**
     * Sorts by an index that begins with the filter's columns. They are constant and do not change the order. Without
     * them H2 does not recognise the order of the index, and sorts all matching rows for every page. An index has at
     * most two of the columns. Further filters are checked row by row.
     */
    private static String order(FindOrders query) {
        List<String> filters = new ArrayList<>();
        if (query.customerId() != null) {
            filters.add("customer_id");
        }
        if (query.credit() != null) {
            filters.add("credit");
        }
        if (query.status() != null) {
            filters.add("status");
        }
        Stream<String> indexed = isByReason(query)
                ? Stream.concat(Stream.of("kind", "reason"), filters.stream().limit(1))
                : filters.stream().limit(2);
        // H2 reads an index forwards or backwards as a whole, and its times are in descending order.
        String direction = query.sort() == Sort.NEWEST ? ", " : " desc, ";
        return indexed.map(column -> column + direction).collect(Collectors.joining("", " order by ", byTime(query)));
    }

    private static String byTime(FindOrders query) {
        return query.sort() == Sort.NEWEST ? "created_at desc, order_id desc" : "created_at, order_id";
    }

    private static String cursor(OrderView last) {
        return new Cursor(last.createdAt().toString(), last.orderId().value()).toString();
    }

    private static Conditions matching(FindOrders query) {
        Conditions all = new Conditions();
        if (isByReason(query)) {
            addReasons(query, all);
        }
        if (query.customerId() != null) {
            all.add("customer_id = ?", query.customerId().value());
        }
        if (query.status() != null) {
            all.add("status = ?", query.status().name());
        }
        if (query.credit() != null) {
            all.add("credit = ?", query.credit().name());
        }
        addTimes(query, all);
        return all;
    }

    private static void addTimes(FindOrders query, Conditions all) {
        Cursor after = query.after() == null ? null : Cursor.of(query.after());
        Instant last = after == null ? null : after.instant();
        boolean newest = query.sort() == Sort.NEWEST;
        // Only the tighter bound: with two bounds H2 starts at the looser one, and reads all pages before again.
        boolean toAfter = newest && last != null && (query.to() == null || last.isBefore(query.to()));
        boolean fromAfter = !newest && last != null && (query.from() == null || !last.isBefore(query.from()));
        // Only the first condition on the cursor bounds the index. The second separates orders that were created at the
        // same instant.
        if (fromAfter) {
            all.add("created_at >= ? and (created_at > ? or order_id > ?)", time(last), time(last), after.id());
        } else if (query.from() != null) {
            all.add("created_at >= ?", time(query.from()));
        }
        if (toAfter) {
            all.add("created_at <= ? and (created_at < ? or order_id < ?)", time(last), time(last), after.id());
        } else if (query.to() != null) {
            all.add("created_at < ?", time(query.to()));
        }
    }

    /** With both, the orders with the reason are looked through for the warning, which few of them have. */
    private static void addReasons(FindOrders query, Conditions all) {
        if (query.reason() == null) {
            all.add(
                    "kind = ? and reason = ?",
                    Kind.WARNING.name(),
                    query.warning().name());
            return;
        }
        all.add("kind = ? and reason = ?", Kind.REASON.name(), query.reason().name());
        if (query.warning() != null) {
            all.add(
                    "order_id in (select w.order_id from order_reason w where w.order_id = order_reason.order_id"
                            + " and w.kind = ? and w.reason = ?)",
                    Kind.WARNING.name(),
                    query.warning().name());
        }
    }

    /** Whether the order would be on one of the pages, now or after a change of its status, credit or reasons. */
    static boolean mayHave(FindOrders query, OrderView order) {
        return (query.customerId() == null || query.customerId().equals(order.customerId()))
                && (query.from() == null || !order.createdAt().isBefore(query.from()))
                && (query.to() == null || order.createdAt().isBefore(query.to()));
    }

    /** Whether the order is on one of the pages. */
    static boolean has(FindOrders query, OrderView order) {
        return mayHave(query, order)
                && (query.status() == null || query.status() == order.status())
                && (query.credit() == null || query.credit() == order.credit())
                && (query.reason() == null || order.reasons().contains(query.reason()))
                && (query.warning() == null || order.warnings().contains(query.warning()));
    }

    private static OffsetDateTime time(Instant at) {
        Instant known = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return known.atOffset(ZoneOffset.UTC);
    }
}
