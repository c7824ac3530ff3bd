package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.acceptance.StubVouch.Reply.of;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vouch.acceptance.StubVouch.Reply;

class RunTest {

    private static final String PAY = "POST /api/customers/acme/payments";
    private static final String ACCOUNT = "GET /api/customers/acme";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private SetFolder set;
    private StubVouch stub;

    @BeforeEach
    void everythingAsExpected() throws IOException {
        set = SetFolder.wellFormed(folder);
        stub = new StubVouch()
                .on("POST /api/customers", of(201, "{}"))
                .on("POST /api/orders", of(201, "{'status':'APPROVED'}"))
                .on("POST /api/orders/o-1/shipment", of(200, "{'status':'SHIPPED'}"))
                .on(PAY, of(201, "{}"))
                .on(ACCOUNT, account("50.00"));
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
        stub.on(ACCOUNT, account("50.01"));

        assertThat(run()).singleElement().satisfies(difference -> {
            assertThat(difference.what()).isEqualTo("account");
            assertThat(difference.expected()).contains("receivable 50.00 GBP");
            assertThat(difference.got()).contains("receivable 50.01 GBP");
        });
    }

    @Test
    void reportsMoneyThatIsAJsonNumber() throws Exception {
        stub.on(ACCOUNT, Reply.of(200, account("50.00").body().replace("\"0.00\"", "0.00")));

        assertThat(run()).singleElement().extracting(Difference::got).asString().contains("reserved <0.0> GBP");
    }

    @Test
    void waitsForAnAccountThatLagsBehind() throws Exception {
        stub.on(ACCOUNT, of(404, "{'code':'CUSTOMER_NOT_FOUND'}"), account("60.00"), account("50.00"));

        assertThat(run(Duration.ofSeconds(30))).isEmpty();
    }

    @Test
    void callsAgainWhereVouchAsksForIt() throws Exception {
        stub.on(PAY, Reply.later(0), Reply.later(1), of(201, "{}"));

        assertThat(run()).isEmpty();
        assertThat(said.toString()).containsPattern("calls sent again .* 2\\R");
    }

    @Test
    void reportsAFaultOfTheServer() throws Exception {
        stub.on(PAY, of(500, "{'code':'INTERNAL'}"), of(201, "{}"));

        assertThat(run()).extracting(Difference::got).containsExactly("http:500 INTERNAL");
    }

    @Test
    @Timeout(30)
    void reportsEverythingAtOnceWhereNobodyAnswers() throws Exception {
        stub.close();

        assertThat(run(Duration.ofHours(1)))
                .hasSize(5)
                .extracting(Difference::got)
                .allSatisfy(got -> assertThat(got).contains("nobody answers at " + stub.url()));
    }

    private List<Difference> run() throws InterruptedException {
        return run(Duration.ZERO);
    }

    private List<Difference> run(Duration patience) throws InterruptedException {
        Report report = new Report(new PrintStream(said));
        return new Run(set.read(), new Vouch(stub.url()), new Workers(2), patience, report).go();
    }

    private static Reply account(String receivable) {
        return of(
                200,
                "{'customerId':'acme','onHold':false,'creditLimit':%s,'reserved':%s,'receivable':%s,'available':%s}"
                        .formatted(money("100.00"), money("0.00"), money(receivable), money("50.00")));
    }

    private static String money(String amount) {
        return "{'amount':'" + amount + "','currency':'GBP'}";
    }
}
