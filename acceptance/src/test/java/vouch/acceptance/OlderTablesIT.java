package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.engine.Postgres;

/**
 * What a restore of separate sides leaves: the tables are as of one moment under load, the events as of a later one. What
 * had been handled in between is handled again, takes effect once, and nothing that was acknowledged is missing.
 */
class OlderTablesIT {

    /** Every table but those of the events, as of one moment. */
    private static final String BACKUP =
            """
            begin isolation level repeatable read;
            create schema backup;
            do $$ declare name text; begin
              for name in select tablename from pg_tables where schemaname = 'public'
                  and tablename not in ('domainevententry', 'snapshotevententry', 'flyway_schema_history') loop
                execute format('create table backup.%1$I as table public.%1$I', name);
              end loop;
            end $$;
            commit""";

    private static final String RESTORE =
            """
            begin;
            set local session_replication_role = replica;
            do $$ declare name text; declare stored text; begin
              for name in select tablename from pg_tables where schemaname = 'backup' loop
                select string_agg(quote_ident(attname), ', ') into stored from pg_attribute
                  where attrelid = format('public.%I', name)::regclass and attnum > 0
                  and not attisdropped and attgenerated = '';
                execute format('delete from public.%1$I', name);
                execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from backup.%1$I',
                  name, stored);
              end loop;
            end $$;
            drop schema backup cascade;
            commit""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "THREE_SERVICES"})
    void catchUpWithTheEvents(Shape shape) throws Exception {
        Launch launch = Launch.named("older-tables-" + shape).quick().with("--vouch.demo=false");
        try (Deployment vouch = shape.start(launch, folder)) {
            Shop shop = new Shop(vouch.client());
            Load.registerCustomers(shop);
            Load load = new Load(vouch.addresses().commands().get(0), "t", Seed.of("OlderTablesIT"));
            try (load) {
                load.awaitAcknowledged(200);
                execute(vouch, BACKUP);
                load.awaitAcknowledged(load.acknowledged() + 200);
            }
            for (Node node : vouch.nodes()) {
                node.kill();
            }
            execute(vouch, RESTORE);
            vouch.start();

            assertThat(new Audit(shop, List.of(load), System.nanoTime()).faults())
                    .isEmpty();
        }
    }

    private static void execute(Deployment vouch, String sql) throws SQLException {
        ((Postgres) vouch.database()).execute(sql);
    }
}
