package vouch.benchmarks;

import java.util.EnumMap;
import java.util.Map;

/** Measurements that are easy to reckon with: nothing is the same as anything else, and all of it is possible. */
public final class Samples {

    private Samples() {}

    public static Measured measured() {
        return new Measured("a machine", 2, 1, all());
    }

    public static Measured with(Quantity quantity, double value) {
        Map<Quantity, Spread> changed = all();
        changed.put(quantity, one(value));
        return new Measured("a machine", 2, 1, changed);
    }

    private static Map<Quantity, Spread> all() {
        Map<Quantity, Spread> all = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            all.put(quantity, one(value(quantity)));
        }
        return all;
    }

    private static Spread one(double value) {
        return new Spread(value, value, value, 1);
    }

    private static double value(Quantity quantity) {
        return switch (quantity) {
            case ORDERS_PER_SECOND -> 200;
            case ONE_CUSTOMER_ORDERS_PER_SECOND -> 150;
            case DECISION_MILLIS -> 10;
            case NODE_CPU_MILLIS -> 8;
            case DATABASE_CPU_MILLIS -> 4;
            case READ_NODE_CPU_MILLIS -> 0.4;
            case READ_DATABASE_CPU_MILLIS -> 0.1;
            case SAGA_MILLIS -> 15;
            case SAGA_SEGMENTS -> 4;
            case ORDER_VIEW_MILLIS -> 4.5;
            case CUSTOMER_VIEW_MILLIS -> 2;
            case ACCOUNT_MILLIS -> 3;
            case ACCOUNT_LONG_MILLIS -> 11;
            case ACCOUNT_EVENTS -> 200;
            case ACCOUNT_LONG_EVENTS -> 2200;
            case EVENTS -> 3;
            case STORED_BYTES -> 5000;
            case LOG_BYTES -> 11_000;
            case COMMITS -> 20;
            case VIEW_ROWS -> 5;
            case OTHER_ROWS -> 15;
            case APPEND_MILLIS -> 1.5;
            case APPENDS_PER_SECOND -> 3_000;
            case GROUPED_APPENDS_PER_SECOND -> 20_000;
            case APPEND_CPU_MILLIS -> 0.2;
            case STREAMED_PER_SECOND -> 100_000;
            case STREAM_CPU_MICROS -> 2.4;
            case STREAM_DATABASE_CPU_MICROS -> 2.5;
        };
    }
}
