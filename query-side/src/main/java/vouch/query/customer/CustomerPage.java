package vouch.query.customer;

import java.util.List;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;

/** One page of customers, found by the key of the last item of the page before. */
final class CustomerPage {

    private CustomerPage() {}

    static Customers of(FindCustomers query, CustomerRows rows) {
        Conditions conditions = matching(query);
        // One more than asked for tells whether there is a next page.
        List<CustomerView> found = rows.select(
                conditions + order(query) + " fetch first ? rows only", conditions.valuesAnd(query.limit() + 1));
        boolean more = found.size() > query.limit();
        List<CustomerView> page = more ? List.copyOf(found.subList(0, query.limit())) : found;
        return new Customers(page, more ? cursor(page.get(page.size() - 1)) : null);
    }

    /**
     * By name, preceded by what the filter holds constant: it changes nothing in the order, but only then does H2 see that
     * it is the order of the filter's index, instead of sorting all that match for every page.
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
            // The first condition alone bounds the index; the second only tells apart customers of one name.
            all.add("name_key >= ? and (name_key > ? or customer_id > ?)", after.key(), after.key(), after.id());
        }
        return all;
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
}
