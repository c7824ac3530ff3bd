package vouch.benchmarks;

/** What is measured. The names are the keys of the JSON file; a model reads them from there. */
public enum Quantity {
    ORDERS_PER_SECOND("1/s", "orders decided, many customers"),
    ONE_CUSTOMER_ORDERS_PER_SECOND("1/s", "orders decided, all of one customer"),
    DECISION_MILLIS("ms", "from request to decided and shown, nobody else there"),
    NODE_CPU_MILLIS("ms", "CPU of the nodes for an order"),
    DATABASE_CPU_MILLIS("ms", "CPU of the database for an order"),
    READ_NODE_CPU_MILLIS("ms", "CPU of the nodes to answer `GET /api/orders/{id}`"),
    READ_DATABASE_CPU_MILLIS("ms", "CPU of the database to answer it"),
    SAGA_MILLIS("ms", "all saga segments together are busy with an order"),
    SAGA_SEGMENTS("", "segments of the saga"),
    ORDER_VIEW_MILLIS("ms", "an order view segment is busy with an order"),
    CUSTOMER_VIEW_MILLIS("ms", "a customer view segment is busy with an order"),
    ACCOUNT_MILLIS("ms", "a command has an account to itself, short stream"),
    ACCOUNT_LONG_MILLIS("ms", "the same, long stream"),
    ACCOUNT_EVENTS("", "events of the short stream, on average"),
    ACCOUNT_LONG_EVENTS("", "events of the long stream, on average"),
    EVENTS("", "events for an order"),
    STORED_BYTES("bytes", "tables and indexes grow for an order"),
    LOG_BYTES("bytes", "write-ahead log for an order"),
    COMMITS("", "transactions of the database for an order"),
    VIEW_ROWS("", "rows of views written for an order"),
    OTHER_ROWS("", "rows of sagas, deadlines and tokens written for an order"),
    APPEND_MILLIS("ms", "append of one event and its commit, one writer"),
    APPENDS_PER_SECOND("1/s", "the same, eight writers"),
    GROUPED_APPENDS_PER_SECOND("1/s", "events appended, 100 in each commit, one writer"),
    APPEND_CPU_MILLIS("ms", "CPU of the database to append one event, eight writers"),
    STREAMED_PER_SECOND("1/s", "events read in order by one reader"),
    STREAM_CPU_MICROS("µs", "CPU of the reader for an event"),
    STREAM_DATABASE_CPU_MICROS("µs", "CPU of the database for it");

    private final String unit;
    private final String meaning;

    Quantity(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    public String unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }
}
