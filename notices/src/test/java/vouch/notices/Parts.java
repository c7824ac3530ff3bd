package vouch.notices;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vouch.api.customer.CustomerId;
import vouch.engine.SetClock;

/** What notices consist of, on one database, with a clock that the test sets. Nothing runs by itself. */
class Parts {

    final SetClock clock = new SetClock(Instant.parse("2026-11-28T12:00:00.123Z"));
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final DataSource source;
    final JdbcTemplate database;
    final PlatformTransactionManager transactions;
    final NoticeSettings settings;
    final WebhookRows webhooks;
    final Outbox outbox;
    final Claims claims;
    final NoticeCounts counts;
    final Digests digests;
    final OutboxUpkeep upkeep;
    final UndeliveredNotices undelivered;

    Parts(DataSource source, NoticeSettings settings) {
        this.source = source;
        this.settings = settings;
        database = new JdbcTemplate(source);
        transactions = new JdbcTransactionManager(source);
        webhooks = new WebhookRows(database);
        outbox = new Outbox(database, JsonMapper.shared(), settings, clock);
        claims = new Claims(database, transactions, clock);
        counts = new NoticeCounts(database);
        digests = new Digests(database, transactions, outbox, clock);
        upkeep = new OutboxUpkeep(database, webhooks, counts, settings, clock);
        undelivered = new UndeliveredNotices(database, clock);
    }

    static NoticeSettings settings(String digest, String... allowed) {
        return new NoticeSettings(List.of(allowed), 3, 3, digest);
    }

    /** A new database with the tables that the scripts make in production. */
    static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        makeTables(source, "h2");
        return source;
    }

    static void makeTables(DataSource source, String vendor) {
        DatabasePopulatorUtils.execute(
                new ResourceDatabasePopulator(new ClassPathResource("db/migration/" + vendor + "/V13__notices.sql")),
                source);
    }

    /** Registers a webhook that asks for everything. */
    Webhook webhook(String url) {
        return webhook(url, false, EnumSet.allOf(Kind.class));
    }

    Webhook webhook(String url, boolean digest, Set<Kind> kinds) {
        Webhook made = new Webhook(
                UUID.randomUUID().toString(),
                url,
                kinds,
                digest,
                Signature.newSecret(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "test",
                null,
                null,
                false);
        webhooks.insert(made, Webhooks.MOST);
        return made;
    }

    void add(Notice... notices) {
        outbox.add(List.of(notices), webhooks.all());
    }

    static Notice waits(String id) {
        return new Notice(
                id,
                Kind.ORDER_WAITS,
                "order/" + id,
                new CustomerId("c"),
                LocalDate.of(2026, 11, 28),
                Instant.parse("2026-11-28T13:00:00Z"),
                Map.of());
    }

    long rows(String state) {
        return database.queryForObject("select count(*) from notice where state = ?", Long.class, state);
    }
}
