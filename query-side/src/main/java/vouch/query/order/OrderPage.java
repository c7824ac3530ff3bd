package vouch.query.order;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.query.Cursor;

/** One page of orders, found by the key of the last item of the page before: page 8,000 costs what page 1 does. */
final class OrderPage {

    private static final String ID = "orderId";
    private static final String CREATED = "createdAt";
    private static final String CUSTOMER = "customerId";
    private static final String STATUS = "status";
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, CREATED, ID);

    private OrderPage() {}

    static Orders of(FindOrders query, OrderRows rows) {
        // One more than asked for tells whether there is a next page.
        List<OrderRow> found = rows.findBy(
                matching(query),
                all -> all.sortBy(order(query)).limit(query.limit() + 1).all());
        boolean more = found.size() > query.limit();
        List<OrderRow> page = more ? found.subList(0, query.limit()) : found;
        return new Orders(page.stream().map(OrderRow::view).toList(), more ? cursor(page.get(page.size() - 1)) : null);
    }

    /**
     * Newest first, preceded by what the filter holds constant: it changes nothing in the order, but only then does H2 see
     * that it is the order of the filter's index, instead of sorting all that match for every page.
     */
    private static Sort order(FindOrders query) {
        Sort constant = Sort.unsorted();
        if (query.customerId() != null) {
            constant = constant.and(Sort.by(CUSTOMER));
        }
        if (query.status() != null) {
            constant = constant.and(Sort.by(STATUS));
        }
        return constant.and(NEWEST_FIRST);
    }

    private static String cursor(OrderRow last) {
        return new Cursor(last.view().createdAt().toString(), last.getId()).toString();
    }

    private static Specification<OrderRow> matching(FindOrders query) {
        return (order, any, where) -> {
            List<Predicate> all = new ArrayList<>();
            if (query.customerId() != null) {
                all.add(where.equal(order.get(CUSTOMER), query.customerId().value()));
            }
            if (query.status() != null) {
                all.add(where.equal(order.get(STATUS), query.status()));
            }
            if (query.from() != null) {
                all.add(where.greaterThanOrEqualTo(order.get(CREATED), query.from()));
            }
            Cursor after = query.after() == null ? null : Cursor.of(query.after());
            // The tighter bound alone: of two, H2 starts at the looser one and reads every page before once more.
            if (after != null && (query.to() == null || after.instant().isBefore(query.to()))) {
                all.add(after(after, order, where));
            } else if (query.to() != null) {
                all.add(where.lessThan(order.get(CREATED), query.to()));
            }
            return where.and(all);
        };
    }

    /** The first condition alone bounds the index; the second only tells apart what was created in one instant. */
    private static Predicate after(Cursor cursor, Root<OrderRow> order, CriteriaBuilder where) {
        Instant created = cursor.instant();
        return where.and(
                where.lessThanOrEqualTo(order.get(CREATED), created),
                where.or(where.lessThan(order.get(CREATED), created), where.lessThan(order.get(ID), cursor.id())));
    }
}
