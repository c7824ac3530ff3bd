package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.acceptance.StubVouch.Reply.of;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.StubVouch.Reply;

class RunTest {

    private static final String PAY = "POST /api/customers/acme/payments";
    private static final String ACCOUNT = "GET /api/customers/acme";

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private SetFolder set;
    private StubVouch stub;

    @BeforeEach
    void everythingAsExpected() throws IOException {
        set = SetFolder.wellFormed(folder);
        stub = StubVouch.ofWellFormedSet();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void findsNothingWhereAllIsEqual() throws Exception {
        assertThat(run()).isEmpty();
        assertThat(said.toString())
                .contains("order approved", "account equal", "0 differences")
                .doesNotContain("different");
    }

    @Test
    void sendsTheOperationsOfACustomerInTheirOrder() throws Exception {
        run();

        assertThat(stub.requests())
                .extracting(request -> request.replaceAll(" \\{.*", ""))
                .containsExactly(
                        "POST /api/customers",
                        "POST /api/orders wait=30",
                        "POST /api/orders/o-1/shipment wait=30",
                        PAY,
                        ACCOUNT);
    }

    @Test
    void reportsAnOutcomeThatDiffers() throws Exception {
        stub.on("POST /api/orders", of(201, "{'status':'REJECTED','reason':'CREDIT_HOLD'}"));

        assertThat(run())
                .containsExactly(new Difference(2, "seq 2 order o-1", "acme", "approved", "rejected:CREDIT_HOLD"));
        assertThat(said.toString())
                .contains("seq 2 order o-1, customer acme: expected approved, got rejected:CREDIT_HOLD");
    }

    @Test
    void reportsAnAccountThatDiffersByACent() throws Exception {
        stub.on(ACCOUNT, StubVouch.account("50.01"));

        assertThat(run()).singleElement().satisfies(difference -> {
            assertThat(difference.what()).isEqualTo("account");
            assertThat(difference.expected()).contains("receivable 50.00 GBP");
            assertThat(difference.got()).contains("receivable 50.01 GBP");
        });
    }

    @Test
    void reportsMoneyThatIsAJsonNumber() throws Exception {
        stub.on(ACCOUNT, Reply.of(200, StubVouch.account("50.00").body().replace("\"0.00\"", "0.00")));

        assertThat(run()).singleElement().extracting(Difference::got).asString().contains("reserved <0.0> GBP");
    }

    @Test
    void waitsForAnAccountThatLagsBehind() throws Exception {
        stub.on(
                ACCOUNT,
                of(404, "{'code':'CUSTOMER_NOT_FOUND'}"),
                StubVouch.account("60.00"),
                StubVouch.account("50.00"));

        assertThat(run(LONG, LONG)).isEmpty();
    }

    @Test
    void callsAgainWhereVouchAsksForIt() throws Exception {
        stub.on(PAY, Reply.later(0), Reply.later(1), of(201, "{}"));

        assertThat(run()).isEmpty();
        assertThat(said.toString()).containsPattern("sent again: Vouch asked for it +2\\R");
    }

    @Test
    void sendsAgainWhatWasCutOff() throws Exception {
        stub.on(PAY, Reply.broken(), of(200, "{}")).on(ACCOUNT, Reply.broken(), StubVouch.account("50.00"));

        assertThat(run()).isEmpty();
        assertThat(said.toString()).containsPattern("sent again: the connection broke +[1-9]");
    }

    @Test
    void asksAgainWhereTheDecisionTakesLongerThanACall() throws Exception {
        stub.on(
                "POST /api/orders",
                of(202, "{'status':'PENDING'}"),
                of(200, "{'status':'REJECTED','reason':'CREDIT_HOLD'}"));

        assertThat(run()).extracting(Difference::got).containsExactly("rejected:CREDIT_HOLD");
        assertThat(said.toString()).containsPattern("sent again: Vouch did not wait any longer +1\\R");
    }

    @Test
    void reportsADecisionThatNeverComes() throws Exception {
        stub.on("POST /api/orders", of(202, "{'status':'PENDING'}"));

        assertThat(run(Duration.ofSeconds(1), Duration.ZERO))
                .extracting(Difference::got)
                .containsExactly("http:202 PENDING");
    }

    @Test
    void reportsAFaultOfTheServer() throws Exception {
        stub.on(PAY, of(500, "{'code':'INTERNAL'}"), of(201, "{}"));

        assertThat(run()).extracting(Difference::got).containsExactly("http:500 INTERNAL");
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void reportsEverythingAtOnceWhereNobodyAnswers() throws Exception {
        stub.close();

        assertThat(run(LONG, LONG)).hasSize(5).extracting(Difference::got).allSatisfy(got -> assertThat(got)
                .contains("nobody answers at " + stub.url()));
    }

    private List<Difference> run() throws InterruptedException {
        return run(LONG, Duration.ZERO);
    }

    /** @param accounts how long they are looked at, until they are equal */
    private List<Difference> run(Duration calls, Duration accounts) throws InterruptedException {
        Report report = new Report(new PrintStream(said));
        Vouch vouch = new Vouch(Addresses.of(stub.url()), calls);
        return new Run(set.read(), vouch, new Workers(2), accounts, report).go();
    }
}
