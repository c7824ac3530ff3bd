package vouch.query.customer;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.query.Cursor;

/** One page of customers, found by the key of the last item of the page before. */
final class CustomerPage {

    private static final String ID = "customerId";
    private static final String NAME = "nameKey";
    private static final String ON_HOLD = "onHold";
    private static final Sort BY_NAME = Sort.by(NAME, ID);

    private CustomerPage() {}

    static Customers of(FindCustomers query, CustomerRows rows) {
        // One more than asked for tells whether there is a next page.
        List<CustomerRow> found = rows.findBy(
                matching(query),
                all -> all.sortBy(order(query)).limit(query.limit() + 1).all());
        boolean more = found.size() > query.limit();
        List<CustomerRow> page = more ? found.subList(0, query.limit()) : found;
        return new Customers(
                page.stream().map(CustomerRow::view).toList(), more ? cursor(page.get(page.size() - 1)) : null);
    }

    /**
     * By name, preceded by what the filter holds constant: it changes nothing in the order, but only then does H2 see that
     * it is the order of the filter's index, instead of sorting all that match for every page.
     */
    private static Sort order(FindCustomers query) {
        return query.onHold() == null ? BY_NAME : Sort.by(ON_HOLD).and(BY_NAME);
    }

    private static String cursor(CustomerRow last) {
        return new Cursor(last.nameKey(), last.getId()).toString();
    }

    private static Specification<CustomerRow> matching(FindCustomers query) {
        return (customer, any, where) -> {
            List<Predicate> all = new ArrayList<>();
            if (query.name() != null && !query.name().isEmpty()) {
                String prefix = CustomerRow.key(query.name());
                all.add(where.greaterThanOrEqualTo(customer.get(NAME), prefix));
                all.add(where.lessThan(customer.get(NAME), behind(prefix)));
            }
            if (query.onHold() != null) {
                all.add(where.equal(customer.get(ON_HOLD), query.onHold()));
            }
            if (query.after() != null) {
                all.add(after(Cursor.of(query.after()), customer, where));
            }
            return where.and(all);
        };
    }

    /**
     * The first text after all that begin with this one: its last character is the next. Simply appending the greatest
     * character would not do, because H2 compares UTF-16 and PostgreSQL code points.
     */
    private static String behind(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        if (last == Character.MAX_CODE_POINT) {
            return prefix + Character.toString(last);
        }
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(next);
    }

    /** The first condition alone bounds the index; the second only tells apart customers of one name. */
    private static Predicate after(Cursor cursor, Root<CustomerRow> customer, CriteriaBuilder where) {
        return where.and(
                where.greaterThanOrEqualTo(customer.get(NAME), cursor.key()),
                where.or(
                        where.greaterThan(customer.get(NAME), cursor.key()),
                        where.greaterThan(customer.get(ID), cursor.id())));
    }
}
