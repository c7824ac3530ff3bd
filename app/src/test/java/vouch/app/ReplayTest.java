package vouch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import org.awaitility.Awaitility;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The views can be thrown away and made again from the events, and nothing else happens meanwhile. */
@VouchTest
class ReplayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private JdbcTemplate database;

    @BeforeEach
    void trade() {
        Client vouch = new Client(port);
        vouch.post(
                "/api/customers",
                "{'customerId':'replayed','name':'Replayed','creditLimit':{'amount':'10','currency':'KWD'}}");
        for (String order : List.of("r-1", "r-2", "r-3")) {
            vouch.post(
                    "/api/orders",
                    ("{'orderId':'%s','customerId':'replayed','lines':[{'sku':'A','quantity':2,"
                                    + "'unitPrice':{'amount':'2.125','currency':'KWD'}}]}")
                            .formatted(order));
        }
        vouch.post("/api/orders/r-1/shipment", "");
        vouch.post("/api/orders/r-2/cancellation", "");
    }

    @ParameterizedTest
    @CsvSource({"order-view, order_view", "customer-view, customer_view"})
    void makesTheSameViewAgainFromTheEvents(String group, String table) {
        awaitCaughtUp(group);
        List<?> before = rows(table);
        assertThat(before).isNotEmpty();
        List<?> events = events();
        StreamingEventProcessor processor = processor(group);

        processor.shutDown();
        try {
            processor.resetTokens();
            assertThat(database.queryForList("select 1 from " + table)).isEmpty();
        } finally {
            processor.start();
        }

        Awaitility.await().untilAsserted(() -> assertThat(rows(table)).isEqualTo(before));
        assertThat(events()).isEqualTo(events);
    }

    @Test
    void neverReplaysTheSagaWhichWouldSendItsCommandsAgain() {
        assertThat(processor("order-saga").supportsReset()).isFalse();
    }

    private void awaitCaughtUp(String group) {
        long head = database.queryForObject("select max(globalIndex) from DomainEventEntry", Long.class);
        Awaitility.await().untilAsserted(() -> assertThat(
                        processor(group).processingStatus().values())
                .isNotEmpty()
                .allSatisfy(status ->
                        assertThat(status.getCurrentPosition().orElse(-1)).isGreaterThanOrEqualTo(head)));
    }

    private StreamingEventProcessor processor(String group) {
        return processing.eventProcessor(group, StreamingEventProcessor.class).orElseThrow();
    }

    /** Those of other tests may still change, because dead letters are retried. */
    private List<?> rows(String table) {
        return dump("select * from " + table + " where customer_id = 'replayed' order by 1");
    }

    private List<?> events() {
        return dump("select * from DomainEventEntry where aggregateIdentifier in"
                + " ('customer/replayed', 'order/r-1', 'order/r-2', 'order/r-3') order by globalIndex");
    }

    private List<?> dump(String query) {
        return database.query(query, (row, number) -> text(row));
    }

    private static String text(ResultSet row) throws SQLException {
        StringJoiner columns = new StringJoiner("|");
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            columns.add(row.getString(column));
        }
        return columns.toString();
    }
}
