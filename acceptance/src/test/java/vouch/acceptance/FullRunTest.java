package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.acceptance.FullStub.APPROVED;
import static vouch.acceptance.FullStub.ORDER;
import static vouch.acceptance.FullStub.REVIEW;
import static vouch.acceptance.FullStub.reply;
import static vouch.acceptance.StubVouch.Reply.of;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of a set of JSON lines: its operations, and what they bring about. */
class FullRunTest extends FullSetRun {

    @Test
    void findsNothingWhereAllIsEqual() throws Exception {
        assertThat(run()).isEmpty();
        assertThat(said.toString())
                .contains("order waiting:CREDIT_LIMIT_EXCEEDED", "account equal", "exposure equal", "0 differences")
                .doesNotContain("different");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "APPROVED      | REJECTED  | granted 1 o-1 REJECTED AFTER_WAITING [] overtaken 0",
                "AFTER_WAITING | AT_ONCE   | granted 1 o-1 APPROVED AT_ONCE [] overtaken 0",
                "[]            | ['OVERDUE'] | granted 1 o-1 APPROVED AFTER_WAITING ['OVERDUE'] overtaken 0",
                "'overtaken':0 | 'overtaken':1 | granted 1 o-1 APPROVED AFTER_WAITING [] overtaken 1"
            })
    void reportsAnOrderThatIsGrantedOtherwiseAlongWithAnOperation(String right, String wrong, String got)
            throws Exception {
        stub.on(ORDER, reply(APPROVED.replace(right, wrong)));

        assertThat(run())
                .containsExactly(new Difference(
                        4,
                        "seq 4 payment p-1",
                        "acme",
                        "recorded, granted 1 o-1 APPROVED AFTER_WAITING [] overtaken 0",
                        "recorded, " + got.replace('\'', '"')));
    }

    @Test
    void waitsForAnOrderThatIsGrantedAlongWithAnOperation() throws Exception {
        stub.on(ORDER, reply(APPROVED.replace("APPROVED", "PENDING")), reply(APPROVED));

        assertThat(FullStub.run(set, stub, said, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void reportsOrdersThatAreGrantedInAnotherOrder() throws Exception {
        expectOfPayment("'granted':[{'order':'o-1','warnings':[],'overtaken':0},{'order':'o-2','warnings':[]}]");
        stub.on(ORDER, reply(APPROVED.replace("GBP70.00", "GBP0.00")))
                .on("GET /api/orders/o-2", reply(APPROVED.replace("o-1", "o-2")));

        assertThat(run()).singleElement().satisfies(difference -> {
            assertThat(difference.expected()).contains("granted 1 o-1", "granted 2 o-2");
            assertThat(difference.got()).contains("granted 1 o-2", "granted 2 o-1");
        });
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, RELEASED, 0", "APPROVED, RESERVED, 1", "CANCELLED, RESERVED, 1"})
    void looksWhetherAReservationExpired(String status, String credit, int differences) throws Exception {
        set.write("operations.jsonl", FullSetFolder.REGISTER, review(""));
        set.write(
                "expected.jsonl",
                "{'seq':1,'outcome':'registered'}",
                "{'seq':4,'outcome':'recorded','expired':['o-1']}");
        stub.on(REVIEW, of(204, ""))
                .on(
                        ORDER,
                        reply("{'status':'" + status + "','credit':'" + credit + "','reason':'RESERVATION_EXPIRED'}"));

        assertThat(run()).hasSize(differences);
    }

    @Test
    void sendsAtOnceWhatIsToBeSentTwice() throws Exception {
        set.write("operations.jsonl", FullSetFolder.REGISTER, review(",'times':2"));
        set.write("expected.jsonl", "{'seq':1,'outcome':'registered'}", "{'seq':4,'outcome':'recorded'}");
        stub.on(REVIEW, of(204, ""), of(500, "{}"));

        assertThat(run()).extracting(Difference::got).containsExactly("http:500");
        assertThat(stub.requests())
                .filteredOn(request -> request.startsWith(REVIEW))
                .hasSize(2);
    }

    private void expectOfPayment(String shown) {
        set.write(
                "expected.jsonl",
                "{'seq':1,'outcome':'registered'}",
                "{'seq':2,'outcome':'recorded'}",
                "{'seq':3,'outcome':'waiting:CREDIT_LIMIT_EXCEEDED'}",
                "{'seq':4,'outcome':'recorded'," + shown + "}");
    }

    private static String review(String times) {
        return FullSetFolder.operation(4, "review", "acme", "null", "null", "'2011-03-03'", times);
    }
}
