package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vouch.engine.Postgres;

/** A store of an earlier release opens on PostgreSQL, and goes on. {@code GoldenStoreTest} shows the same on H2. */
class EarlierStoreIT {

    private static final Path STORE = Path.of("../app/src/test/resources/golden/store-2.zip");

    /** Of the tables, when that store was written. */
    private static final String VERSION = "8";

    @TempDir
    private Path folder;

    @Test
    void goesOnWithWhatWasUnderWay() throws Exception {
        try (Postgres postgres = new Postgres(17, folder.resolve("postgres"))) {
            Flyway.configure()
                    .dataSource(postgres.url(), "vouch", "")
                    .locations("classpath:db/migration/postgresql")
                    .target(VERSION)
                    .load()
                    .migrate();
            copyInto(postgres);
            // As the check of the start asks for, since the copy has taken no numbers.
            postgres.execute(
                    "select setval(pg_get_serial_sequence('DomainEventEntry', 'globalindex'), max(globalIndex))"
                            + " from DomainEventEntry");
            // Like that of the extension pg_stat_statements: it has numbers as large objects have, and is not Vouch's.
            postgres.execute("create view statistics as select oid from pg_class");
            try (VouchProcess vouch = Launch.named("earlier-store")
                    .quick()
                    .with("--spring.profiles.active=postgres", "--spring.datasource.url=" + postgres.url())
                    .ready()) {
                Shop shop = new Shop(vouch.client());

                assertBecomes(shop, "asked-half-way", "APPROVED", "RESERVED");
                assertBecomes(shop, "half-way", "APPROVED", "RESERVED");
                assertBecomes(shop, "shipped-half-way", "SHIPPED", "CHARGED");
                assertBecomes(shop, "cancelled-half-way", "CANCELLED", "RELEASED");
                assertBecomes(shop, "lost-half-way", "CANCELLED", "RELEASED");
                assertBecomes(shop, "in-flight", "APPROVED", "RESERVED");
                assertThat(Bounded.until(() -> count(postgres, "DeadLetterEntry") == 0))
                        .isTrue();
            }
        }
    }

    private static void assertBecomes(Shop shop, String order, String status, String credit) {
        assertThat(Bounded.until(() -> {
                    ShownOrder shown = ShownOrder.of(shop.get("/api/orders/" + order));
                    return shown.status().equals(status) && shown.credit().equals(credit);
                }))
                .as("%s becomes %s, %s", order, status, credit)
                .isTrue();
    }

    private void copyInto(Postgres postgres) throws IOException, SQLException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(STORE))) {
            Files.copy(zip, folder.resolve(zip.getNextEntry().getName()));
        }
        try (Connection from = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("vouch") + ";ACCESS_MODE_DATA=r", "vouch", "");
                Connection to = DriverManager.getConnection(postgres.url(), "vouch", "")) {
            for (String table : tables(to)) {
                copy(table, from, to);
            }
        }
    }

    private static List<String> tables(Connection postgres) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename not in ('flyway_schema_history', 'processor_node')")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    private static void copy(String table, Connection from, Connection to) throws SQLException {
        try (Statement all = from.createStatement();
                ResultSet row = all.executeQuery("select * from " + table)) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(row.getMetaData().getColumnName(i));
            }
            try (PreparedStatement insert =
                    to.prepareStatement("insert into %s (%s) overriding system value values (%s)"
                            .formatted(
                                    table,
                                    String.join(", ", columns),
                                    String.join(", ", Collections.nCopies(columns.size(), "?"))))) {
                while (row.next()) {
                    for (int i = 1; i <= columns.size(); i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static long count(Postgres postgres, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), "vouch", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }
}
