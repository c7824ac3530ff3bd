package vouch.engine.nodes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/**
 * Checks how the operator has set up PostgreSQL. A wrong setup would break a promise later, and nothing would fail
 * before.
 */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class PostgresSetupChecks {

    private static final int OLDEST = 15;

    private final JdbcTemplate database;

    PostgresSetupChecks(JdbcTemplate database) {
        this.database = database;
    }

    @Bean
    Check serverIsNotTooOld() {
        return new Check(
                () -> version() >= OLDEST,
                "PostgreSQL is older than the versions that Vouch is tested with: upgrade it to 15 or 17");
    }

    /** Another encoding cannot store every name, although the order or customer is accepted. */
    @Bean
    Check everyTextCanBeStored() {
        return holds(
                "current_setting('server_encoding') = 'UTF8'",
                "the encoding of the database is not UTF-8, so it cannot store every name: make another one with "
                        + "createdb --owner=vouch --encoding=UTF8 --locale=C --template=template0 NAME");
    }

    /** A server that acknowledges a commit before the flush to its own disk can lose what Vouch has answered. */
    @Bean
    Check commitsAreFlushed() {
        return holds(
                "current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'",
                "PostgreSQL acknowledges a commit before it is on the disk: set fsync and synchronous_commit to on");
    }

    /**
     * An index of text keeps the order of the time when it was made. If the server sorts text in a new order, a search
     * misses rows, also in a unique index.
     */
    @Bean
    Check textIsSortedAsBefore() {
        return new Check(
                // A server before 15 does not record this version.
                () -> version() < OLDEST
                        || is(
                                """
                                not exists (select from pg_database where datname = current_database()
                                    and datcollversion <> pg_database_collation_actual_version(oid))
                                """),
                "the operating system of PostgreSQL sorts text otherwise than when the indexes were made: "
                        + "run reindex database NAME, then alter database NAME refresh collation version");
    }

    /** The owner of a table may do everything with it. Only the owner may change the table, as an upgrade does. */
    @Bean
    Check tablesAreItsOwn() {
        return holds(
                """
                not exists (select from pg_class
                    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'S')
                    and not pg_has_role(relowner, 'usage'))
                """,
                "a table in the schema of Vouch belongs to another role, so an upgrade could not change it: "
                        + "run reassign owned by ITS_OWNER to the role in spring.datasource.username");
    }

    private int version() {
        return database.queryForObject("select current_setting('server_version_num')::int / 10000", Integer.class);
    }

    private Check holds(String condition, String otherwise) {
        return new Check(() -> is(condition), otherwise);
    }

    private boolean is(String condition) {
        return database.queryForObject("select " + condition, Boolean.class);
    }
}
