package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vouch.engine.Postgres;

/**
 * What keeps Vouch from starting is told in one sentence that says what to do, and the process ends. What a wrong setting
 * is told by, {@code StartFailureTest} looks at.
 */
class StartFailureIT {

    @TempDir
    private Path folder;

    @Test
    void tellsAWrongValue() throws Exception {
        assertThat(failure(launch().with("--vouch.demo=maybe")))
                .isEqualTo(sentence(
                        "the setting vouch.demo cannot be set to maybe",
                        "correct its value, or leave it out for the default"));
    }

    @Test
    void tellsAnUnknownSettingWhereverItIsGiven() throws Exception {
        Files.writeString(folder.resolve("application.yml"), "vouch.demo-set: false");

        assertThat(failure(launch().in(folder))).isEqualTo(unknown("vouch.demo-set"));
        assertThat(failure(launch().with("--vouch.demoo=false"))).isEqualTo(unknown("vouch.demoo"));
        assertThat(failure(launch().variable("VOUCH_DEMOO=false"))).isEqualTo(unknown("VOUCH_DEMOO"));
        assertThat(failure(launch().option("-Dvouch.demoo=false"))).isEqualTo(unknown("vouch.demoo"));
    }

    @Test
    void tellsADatabaseThatItCannotUse() throws Exception {
        Launch postgres = launch().with("--spring.profiles.active=postgres");
        String nowhere = "jdbc:postgresql://127.0.0.1:1/vouch";
        assertThat(failure(postgres.with("--spring.datasource.url=" + nowhere)))
                .isEqualTo(sentence(
                        "the database " + nowhere + " cannot be reached",
                        "start it, or correct spring.datasource.url"));
        try (Postgres server = new Postgres(17, folder.resolve("postgres"))) {
            String missing = server.url().replace("/vouch?", "/missing?");
            assertThat(failure(postgres.with("--spring.datasource.url=" + missing)))
                    .isEqualTo(sentence(
                            "the database " + missing + " does not exist",
                            "create it, or correct spring.datasource.url"));
            String stranger = server.url().replace("user=vouch", "user=stranger");
            assertThat(failure(postgres.with(
                            "--spring.datasource.url=" + stranger, "--spring.datasource.username=stranger")))
                    .isEqualTo(sentence(
                            "the database " + stranger + " does not let Vouch in",
                            "correct spring.datasource.username and spring.datasource.password"));
            server.execute("alter database vouch set default_transaction_read_only = on");
            assertThat(failure(postgres.with(server.setting())))
                    .isEqualTo(sentence(
                            "the database " + server.url() + " can only be read",
                            "let spring.datasource.url lead to the server that can be written"));
        }
    }

    /** One sentence for each, so that one start is enough to correct them all; what is not listed there holds. */
    @Test
    void tellsWhatItsSelfChecksSee() throws Exception {
        Path data = folder.resolve("postgres");
        try (Postgres server = new Postgres(17, data)) {
            Launch postgres = launch().with("--spring.profiles.active=postgres").with(server.setting());
            server.execute("alter role vouch set default_transaction_isolation = 'serializable'");
            try (VouchProcess first = postgres.as("start-failure-checked").ready()) {
                assertThat(first.output())
                        .contains(
                                " self-checks hold: ",
                                "lateOrdersAreAsked",
                                "claimsOutliveAPause",
                                "clocksAgree",
                                "transactionsSeeWhatIsCommitted",
                                "connectionsAreNotShared",
                                "writesComeToAnEnd");
            }
            server.execute("alter sequence domainevententry_globalindex_seq cache 50");
            server.execute("insert into domainevententry (globalindex, eventidentifier, aggregateidentifier,"
                    + " sequencenumber, timestamp, payloadtype, payload) values (1000, 'x', 'x', 0, 'x', 'x', '')");
            server.execute("alter table tokenentry add column large oid");
            server.execute("alter table domainevententry drop constraint event_stream_sequence");
            server.execute("alter table customer_view owner to postgres");
            server.execute("insert into event_form (type, revision) values ('OrderCreated', '99')");

            assertThat(failure(postgres))
                    .containsPattern("^Vouch did not start, because 6 of \\d+ self-checks failed: ")
                    .contains(
                            "alter the sequence of DomainEventEntry.globalIndex to cache 1",
                            "restart DomainEventEntry.globalIndex with the number after the last",
                            "alter its type to bytea",
                            "add a unique index on DomainEventEntry (aggregateIdentifier, sequenceNumber)",
                            "belongs to another role, so an upgrade could not change it",
                            "This version cannot read events that the store may have, OrderCreated of revision 99:"
                                    + " start the version that wrote them, or a later one.");
        }
    }

    @Test
    void tellsADatabaseThatWouldBreakAPromiseLater() throws Exception {
        try (Postgres server = new Postgres(17, folder.resolve("postgres"))) {
            server.execute(
                    """
                    create database wrong owner vouch encoding 'LATIN1' template template0
                    locale_provider icu icu_locale 'en' lc_collate 'C' lc_ctype 'C'
                    """);
            server.execute("update pg_database set datcollversion = 'older' where datname = 'wrong'");
            server.execute("alter role vouch set synchronous_commit = off");
            String wrong = server.url().replace("/vouch?", "/wrong?");

            assertThat(failure(launch().with("--spring.profiles.active=postgres", "--spring.datasource.url=" + wrong)))
                    .containsPattern("^Vouch did not start, because 3 of \\d+ self-checks failed: ")
                    .contains(
                            "The encoding of the database is not UTF-8",
                            "PostgreSQL acknowledges a commit before it is on the disk",
                            "sorts text otherwise than when the indexes were made");
        }
    }

    @Test
    void tellsAnAddressThatItCannotHave() throws Exception {
        assertThat(failure(launch().with("--server.port=99999")))
                .isEqualTo(sentence(
                        "it cannot listen at 127.0.0.1, port 99999",
                        "correct --server.address and --server.port, or leave them out for the default"));
    }

    @Test
    void leavesTheVouchThatRunsAlone() throws Exception {
        Path data = folder.resolve("data");
        try (VouchProcess first = Launch.named("start-failure-first")
                .quick()
                .with("--vouch.demo=false")
                .on(data)
                .ready()) {
            Shop shop = new Shop(first.client());
            shop.done(Shop.registration("acme", 100_00));
            shop.order("before", "acme", 1_00);
            List<JsonNode> before = shop.orderList();

            assertThat(failure(Launch.named("start-failure").quick().on(data)))
                    .isEqualTo(sentence(
                            "another Vouch is running on the same data",
                            "stop it, or choose another folder with --vouch.data-dir=FOLDER"));
            String port = String.valueOf(first.url().getPort());
            assertThat(failure(launch().with("--server.port=" + port)))
                    .isEqualTo(sentence(
                            "port " + port + " is taken",
                            "stop what listens there, or choose another with --server.port=PORT or"
                                    + " --management.server.port=PORT"));

            assertThat(first.isRunning()).isTrue();
            assertThat(new Health(first.url()).isUp()).isTrue();
            assertThat(shop.orderList()).isEqualTo(before).isNotEmpty();
            assertThat(shop.order("after", "acme", 1_00)).isEqualTo("APPROVED");
            assertThat(first.output()).doesNotContain("WARN", "ERROR");
        }
    }

    private Launch launch() {
        return Launch.named("start-failure").quick().on(folder.resolve("fresh"));
    }

    /** Nothing else but what it says anyway while it starts. */
    private static String failure(Launch launch) throws IOException, InterruptedException {
        try (VouchProcess vouch = launch.go()) {
            assertThat(vouch.exitCode()).isEqualTo(1);
            List<String> lines = vouch.output()
                    .lines()
                    .filter(line -> !line.contains(" INFO "))
                    .toList();
            assertThat(lines).hasSize(1);
            return lines.get(0).replaceFirst("^\\S+ ERROR vouch +", "");
        }
    }

    private static String unknown(String setting) {
        return sentence("there is no setting " + setting, "correct its name, or leave it out");
    }

    private static String sentence(String because, String remedy) {
        return "Vouch did not start, because " + because + ": " + remedy + ".";
    }
}
