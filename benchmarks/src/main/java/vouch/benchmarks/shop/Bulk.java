package vouch.benchmarks.shop;

import com.zaxxer.hikari.HikariDataSource;

/**
 * A process that puts rows into the tables of a Vouch that is stopped, or reads them: a million orders would take hours
 * otherwise. It answers with a line.
 */
public final class Bulk {

    private Bulk() {}

    /** @param arguments what to do, the JDBC URL, and for rows the first and the last of them, for a snapshot its customer */
    public static void main(String... arguments) throws Exception {
        Answers answers = new Answers();
        try (HikariDataSource database = Tables.prepared(arguments[1])) {
            BulkRows rows = new BulkRows(database);
            Object answer =
                    switch (arguments[0]) {
                        case "orders" -> rows.orders(number(arguments, 2), number(arguments, 3));
                        case "accounts" -> rows.accounts(number(arguments, 2), number(arguments, 3));
                        case "events" -> rows.events(number(arguments, 2), number(arguments, 3));
                        case "changes" -> rows.changes(arguments[2], number(arguments, 3));
                        case "seen" -> new BulkReplay(database).seen();
                        case "forget" -> new BulkReplay(database).forget();
                        case "read" -> new BulkReplay(database).eventsPerSecond();
                        case "snapshot" -> new BulkSnapshot(database).bytes(arguments[2]);
                        default -> throw new IllegalArgumentException(arguments[0]);
                    };
            answers.give(answer);
        }
    }

    private static int number(String[] arguments, int index) {
        return Integer.parseInt(arguments[index]);
    }
}
