package vouch.api;

/** The upper bounds of texts, lists and amounts ({@code docs/http-api.md}, Bounds; {@code docs/credit-rules.md}). */
public final class Bounds {

    /** Lines of an order. */
    public static final int LINES = 100;

    /** Characters of an article's name. */
    public static final int SKU = 100;

    /** Characters of a customer's name. */
    public static final int NAME = 200;

    /** Characters of a country. */
    public static final int COUNTRY = 100;

    /** Characters of a reason. */
    public static final int REASON = 500;

    /** Minor units of one amount. */
    public static final long AMOUNT = 1_000_000_000_000_000L;

    /** Items of one page of a list. */
    public static final int PAGE = 500;

    private Bounds() {}
}
