package vouch.query.order;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;

/** Finds one page of orders by the key of the last item of the page before. So page 8,000 costs the same as page 1. */
final class OrderPage {

    /** No order was created before {@code FIRST} or after {@code LAST}, and every database can represent both. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private OrderPage() {}

    static Orders of(FindOrders query, OrderRows rows) {
        Conditions conditions = matching(query);
        // One extra row tells whether there is a next page.
        List<OrderView> found = rows.select(
                conditions + order(query) + " fetch first ? rows only", conditions.valuesAnd(query.limit() + 1));
        boolean more = found.size() > query.limit();
        List<OrderView> page = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Orders(page, more ? cursor(page.get(page.size() - 1)) : null);
    }

    /**
     * Sorts the newest first. The filter's columns come before that: they are constant and do not change the order.
     * Without them H2 does not recognise the order of the filter's index, and sorts all matching rows for every page.
     */
    private static String order(FindOrders query) {
        return " order by " + (query.customerId() == null ? "" : "customer_id, ")
                + (query.status() == null ? "" : "status, ")
                + "created_at desc, order_id desc";
    }

    private static String cursor(OrderView last) {
        return new Cursor(last.createdAt().toString(), last.orderId().value()).toString();
    }

    private static Conditions matching(FindOrders query) {
        Conditions all = new Conditions();
        if (query.customerId() != null) {
            all.add("customer_id = ?", query.customerId().value());
        }
        if (query.status() != null) {
            all.add("status = ?", query.status().name());
        }
        if (query.from() != null) {
            all.add("created_at >= ?", time(query.from()));
        }
        Cursor after = query.after() == null ? null : Cursor.of(query.after());
        // Only the tighter bound: with two bounds H2 starts at the looser one, and reads all pages before again.
        if (after != null && (query.to() == null || after.instant().isBefore(query.to()))) {
            OffsetDateTime created = time(after.instant());
            // Only the first condition bounds the index. The second separates orders that were created at the same
            // instant.
            all.add("created_at <= ? and (created_at < ? or order_id < ?)", created, created, after.id());
        } else if (query.to() != null) {
            all.add("created_at < ?", time(query.to()));
        }
        return all;
    }

    /** Whether the order would be on one of the pages, now or after a change of its status. Nothing else changes. */
    static boolean mayHave(FindOrders query, OrderView order) {
        return (query.customerId() == null || query.customerId().equals(order.customerId()))
                && (query.from() == null || !order.createdAt().isBefore(query.from()))
                && (query.to() == null || order.createdAt().isBefore(query.to()));
    }

    /** Whether the order is on one of the pages. */
    static boolean has(FindOrders query, OrderView order) {
        return mayHave(query, order) && (query.status() == null || query.status() == order.status());
    }

    private static OffsetDateTime time(Instant at) {
        Instant known = at.isBefore(FIRST) ? FIRST : at.isAfter(LAST) ? LAST : at;
        return known.atOffset(ZoneOffset.UTC);
    }
}
