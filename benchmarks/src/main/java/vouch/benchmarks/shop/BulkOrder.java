package vouch.benchmarks.shop;

import java.time.Instant;

/**
 * An order among many that were put into the tables.
 *
 * @param number from 1
 */
public record BulkOrder(int number) {

    public static final int CUSTOMERS = 10;

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    public String id() {
        return "bulk-" + number;
    }

    /** One of ten: each has a full page even of a thousand orders, and every segment of a view has some. */
    public String customer() {
        return "bulk-customer-" + number % CUSTOMERS;
    }

    /** One each second. */
    public Instant createdAt() {
        return BEGIN.plusSeconds(number);
    }
}
