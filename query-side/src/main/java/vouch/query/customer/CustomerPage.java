package vouch.query.customer;

import java.util.List;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;

/** Finds one page of customers by the key of the last item of the page before. */
final class CustomerPage {

    private CustomerPage() {}

    static Customers of(FindCustomers query, CustomerRows rows) {
        Conditions conditions = matching(query);
        // One extra row tells whether there is a next page.
        List<CustomerView> found = rows.select(
                conditions + order(query) + " fetch first ? rows only", conditions.valuesAnd(query.limit() + 1));
        boolean more = found.size() > query.limit();
        List<CustomerView> page = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Customers(page, more ? cursor(page.get(page.size() - 1)) : null);
    }

    /**
     * Sorts by name. The filter's column comes first: it is constant and does not change the order. Without it H2 does
     * not recognise the order of the filter's index, and sorts all matching rows for every page.
     */
    private static String order(FindCustomers query) {
        return " order by " + (query.onHold() == null ? "" : "on_hold, ") + "name_key, customer_id";
    }

    private static String cursor(CustomerView last) {
        return new Cursor(CustomerRow.key(last.name()), last.customerId().value()).toString();
    }

    private static Conditions matching(FindCustomers query) {
        Conditions all = new Conditions();
        if (query.name() != null && !query.name().isEmpty()) {
            String prefix = CustomerRow.key(query.name());
            all.add("name_key >= ? and name_key < ?", prefix, behind(prefix));
        }
        if (query.onHold() != null) {
            all.add("on_hold = ?", query.onHold());
        }
        if (query.after() != null) {
            Cursor after = Cursor.of(query.after());
            // Only the first condition bounds the index. The second separates customers of the same name.
            all.add("name_key >= ? and (name_key > ? or customer_id > ?)", after.key(), after.key(), after.id());
        }
        return all;
    }

    /** Whether the customer would be on one of the pages, now or after a hold. Names do not change. */
    static boolean mayHave(FindCustomers query, CustomerView customer) {
        return query.name() == null || CustomerRow.key(customer.name()).startsWith(CustomerRow.key(query.name()));
    }

    /** Whether the customer is on one of the pages. */
    static boolean has(FindCustomers query, CustomerView customer) {
        return mayHave(query, customer) && (query.onHold() == null || query.onHold() == customer.onHold());
    }

    /**
     * The first text after all texts with this prefix: the prefix with its last character replaced by the next one.
     * Appending the greatest character would be wrong, because H2 compares UTF-16 units and PostgreSQL compares code
     * points.
     */
    private static String behind(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        if (last == Character.MAX_CODE_POINT) {
            return prefix + Character.toString(last);
        }
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return prefix.substring(0, prefix.length() - Character.charCount(last)) + Character.toString(next);
    }
}
