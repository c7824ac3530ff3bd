package vouch.acceptance;

import static vouch.acceptance.StubVouch.Reply.of;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import vouch.acceptance.StubVouch.Reply;

/** Answers everything in the set of {@link FullSetFolder#wellFormed} as it has to be. */
final class FullStub {

    static final String ACCOUNT = "GET /api/customers/acme";
    static final String AGING = "GET /api/customers/acme/aging?on=2011-03-03";
    static final String ORDER = "GET /api/orders/o-1";
    static final String QUEUE = "GET " + Calls.waitingOrders("acme");
    static final String TIMELINE = "GET /api/customers/acme/timeline?limit=500";
    static final String EXPOSURE = "GET /api/exposure?on=2011-03-09&limit=500";
    static final String REVIEW = "POST /api/customers/acme/review";

    static final String APPROVED = "{'orderId':'o-1','status':'APPROVED','granted':'AFTER_WAITING','warnings':[],"
            + "'overtaken':0,'decision':{'waiting':GBP70.00}}";

    static final String SHOWN = "{'on':'2011-03-03','creditLimit':GBP100.00,'limitInForce':GBP100.00,"
            + "'overdue':GBP0.00,'available':GBP10.00,'reserved':GBP150.00,'receivable':GBP-60.00,'onHold':false,"
            + "'waiting':{'orders':1,'amount':GBP70.00},"
            + "'eligibility':{'eligibility':'RESTRICTED','bound':GBP500.00,'revision':2},"
            + "'terms':{'onShortage':'WAIT','tolerancePercent':5,'paymentDays':30,'overdueGraceDays':null,"
            + "'overdueMinimum':GBP0.00,'reservationDays':null}}";

    static final String AGED = "'notDue':GBP0.00,'days1to30':GBP0.00,'days31to60':GBP0.00,'days61to90':GBP0.00,"
            + "'over90':GBP0.00,'credit':GBP-60.00";

    static final String WAITING =
            "{'items':[{'orderId':'o-2','reasons':['CREDIT_LIMIT_EXCEEDED'],'overtaken':1}],'next':null}";

    static final String EXPOSURES =
            "{'items':[{'customerId':'acme','exposure':GBP90.00," + AGED + "},{'customerId':'other'}],'next':null}";

    private FullStub() {}

    static StubVouch start() throws IOException {
        return new StubVouch()
                .on("POST /api/customers", of(201, "{}"))
                .on("PUT /api/customers/acme/terms", of(204, ""))
                .on(
                        "POST /api/orders",
                        of(
                                202,
                                "{'status':'PENDING','credit':'WAITING','reason':'CREDIT_LIMIT_EXCEEDED',"
                                        + "'reasons':['CREDIT_LIMIT_EXCEEDED']}"))
                .on("POST /api/customers/acme/payments", of(201, "{}"))
                .on(ORDER, reply(APPROVED))
                .on(ACCOUNT, reply(SHOWN))
                .on(AGING, reply("{" + AGED + "}"))
                .on(QUEUE, reply(WAITING))
                .on(TIMELINE, reply("{'items':[{'type':'CustomerRegistered'}],'next':null}"))
                .on(EXPOSURE, reply(EXPOSURES));
    }

    /** @param body in which apostrophes stand for quotation marks, and GBP1.00 for money */
    static Reply reply(String body) {
        return of(200, body.replaceAll("GBP(-?[0-9.]+)", "{'amount':'$1','currency':'GBP'}"));
    }

    /** @param patience how long what lags behind is looked at, until it is equal */
    static List<Difference> run(FullSetFolder set, StubVouch stub, OutputStream said, Duration patience)
            throws InterruptedException {
        Vouch vouch = new Vouch(Addresses.of(stub.url()), Duration.ofHours(1));
        return new Run(set.read(), vouch, new Workers(2), patience, new Report(new PrintStream(said))).go();
    }
}
