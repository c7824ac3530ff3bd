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

    /** Texts that explain an eligibility. */
    public static final int FACTORS = 20;

    /** Characters of one of these texts. */
    public static final int FACTOR = 100;

    /** Temporary limits of an account that are neither withdrawn nor over. */
    public static final int TEMPORARY_LIMITS = 50;

    /** Days of a term of an account. */
    public static final int DAYS = 365;

    /** Orders of an account that wait for credit. */
    public static final int WAITING = 1000;

    /** Minor units of one amount. */
    public static final long AMOUNT = 1_000_000_000_000_000L;

    /** Items of one page of a list. */
    public static final int PAGE = 500;

    private Bounds() {}
}
