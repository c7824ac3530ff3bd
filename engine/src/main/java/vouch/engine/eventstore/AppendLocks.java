package vouch.engine.eventstore;

import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Asks PostgreSQL which transactions may still fill a missing number. A transaction locks the table before it inserts
 * an event, and the sequence before it takes a number. It holds both locks until it has ended, and releases them after
 * others can see its events. Transaction ids would not do: a transaction takes its number before it has an id.
 */
final class AppendLocks implements Supplier<OpenAppends> {

    /** The last number comes from the statement's snapshot, which is older than the locks that the statement reads. */
    private static final String LOOK =
            """
            select coalesce(max(globalIndex), 0),
                   array(select distinct case when pid is null then '%s' else virtualtransaction end
                         from pg_locks
                         where locktype = 'relation' and mode = 'RowExclusiveLock' and granted
                           and database = (select oid from pg_database where datname = current_database())
                           and relation in ('DomainEventEntry'::regclass,
                               pg_get_serial_sequence('DomainEventEntry', 'globalindex')::regclass))
            from DomainEventEntry
            """
                    .formatted(OpenAppends.PREPARED);

    private final JdbcTemplate database;

    AppendLocks(JdbcTemplate database) {
        this.database = database;
    }

    @Override
    public OpenAppends get() {
        return database.queryForObject(
                LOOK,
                (row, number) -> new OpenAppends(
                        row.getLong(1), Set.of((String[]) row.getArray(2).getArray())));
    }
}
