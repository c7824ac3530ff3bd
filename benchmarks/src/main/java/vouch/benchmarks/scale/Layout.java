package vouch.benchmarks.scale;

/**
 * How a Vouch is laid out. Cells share nothing: each has its own event store, and its own customers with all their
 * orders; the other numbers are those of one cell.
 *
 * @param readDatabases besides the event store's; 0 where the one database keeps everything
 */
record Layout(int cells, int nodes, int sagaSegments, int viewSegments, int readDatabases) {

    /** One node on one PostgreSQL, as {@code application.yml} has it. */
    static final Layout OUT_OF_THE_BOX = new Layout(1, 1, 4, 1, 0);

    int machines() {
        return cells * (nodes + 1 + readDatabases);
    }
}
