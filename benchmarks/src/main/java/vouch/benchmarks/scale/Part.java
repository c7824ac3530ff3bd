package vouch.benchmarks.scale;

/** What can be too busy. */
enum Part {
    NODES("the nodes' CPU"),
    READERS("reading the stream"),
    SAGA_SEGMENTS("saga segments"),
    VIEW_SEGMENTS("view segments"),
    EVENT_DATABASE("the event database's CPU"),
    READ_DATABASES("the read databases' CPU"),
    LOG("the write-ahead log");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
