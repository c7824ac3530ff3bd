package vouch.engine.nodes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import vouch.engine.selfcheck.Check;

/** What holds of a PostgreSQL as its operator made it. What does not would break a promise later, and nothing before. */
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

    /** In any other encoding there are names that it cannot store, although the order or customer is accepted. */
    @Bean
    Check everyTextCanBeStored() {
        return holds(
                "current_setting('server_encoding') = 'UTF8'",
                "the encoding of the database is not UTF-8, so it cannot store every name: make another one with "
                        + "createdb --owner=vouch --encoding=UTF8 --locale=C --template=template0 NAME");
    }

    /** Whoever acknowledges less than a flush to this server's disk loses what was answered. */
    @Bean
    Check commitsAreFlushed() {
        return holds(
                "current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'",
                "PostgreSQL acknowledges a commit before it is on the disk: set fsync and synchronous_commit to on");
    }

    /** The indexes of text are in the order of then, and a search in the order of now misses rows, also unique ones. */
    @Bean
    Check textIsSortedAsBefore() {
        return new Check(
                // An older server does not know.
                () -> version() < OLDEST
                        || is(
                                """
                                not exists (select from pg_database where datname = current_database()
                                    and datcollversion <> pg_database_collation_actual_version(oid))
                                """),
                "the operating system of PostgreSQL sorts text otherwise than when the indexes were made: "
                        + "run reindex database NAME, then alter database NAME refresh collation version");
    }

    /** An owner may do everything with a table, and only an owner may change it, as an upgrade does. */
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
