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
    private static final Sort BY_NAME = Sort.by(NAME, ID);

    private CustomerPage() {}

    static Customers of(FindCustomers query, CustomerRows rows) {
        // One more than asked for tells whether there is a next page.
        List<CustomerRow> found = rows.findBy(
                matching(query),
                all -> all.sortBy(BY_NAME).limit(query.limit() + 1).all());
        boolean more = found.size() > query.limit();
        List<CustomerRow> page = more ? found.subList(0, query.limit()) : found;
        return new Customers(
                page.stream().map(CustomerRow::view).toList(), more ? cursor(page.get(page.size() - 1)) : null);
    }

    private static String cursor(CustomerRow last) {
        return new Cursor(last.nameKey(), last.getId()).toString();
    }

    private static Specification<CustomerRow> matching(FindCustomers query) {
        return (customer, any, where) -> {
            List<Predicate> all = new ArrayList<>();
            if (query.name() != null) {
                String prefix = CustomerRow.key(query.name());
                all.add(where.greaterThanOrEqualTo(customer.get(NAME), prefix));
                all.add(where.lessThan(customer.get(NAME), prefix + Character.MAX_VALUE));
            }
            if (query.onHold() != null) {
                all.add(where.equal(customer.get("onHold"), query.onHold()));
            }
            if (query.after() != null) {
                all.add(after(Cursor.of(query.after()), customer, where));
            }
            return where.and(all);
        };
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
