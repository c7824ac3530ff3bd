package vouch.query;

import java.util.Locale;
import vouch.api.Sort;

/** The parameter {@code order} of a list: which items come first. */
public final class SortParameter {

    public static final String FORM = "newest|oldest";
    public static final String RULE = "must be newest or oldest";
    public static final String NEWEST = "newest";
    public static final String OLDEST = "oldest";

    private SortParameter() {}

    /** @param order of {@link #FORM} */
    public static Sort of(String order) {
        return Sort.valueOf(order.toUpperCase(Locale.ROOT));
    }
}
