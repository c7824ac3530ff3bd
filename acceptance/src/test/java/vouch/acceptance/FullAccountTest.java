package vouch.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static vouch.acceptance.FullStub.ACCOUNT;
import static vouch.acceptance.FullStub.AGED;
import static vouch.acceptance.FullStub.AGING;
import static vouch.acceptance.FullStub.EXPOSURE;
import static vouch.acceptance.FullStub.EXPOSURES;
import static vouch.acceptance.FullStub.QUEUE;
import static vouch.acceptance.FullStub.SHOWN;
import static vouch.acceptance.FullStub.TIMELINE;
import static vouch.acceptance.FullStub.WAITING;
import static vouch.acceptance.FullStub.reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The end of a run of a set of JSON lines: its accounts, and the list of exposures. */
class FullAccountTest extends FullSetRun {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'on':'2011-03-03'            | 'on':'2011-03-02'            | on 2011-03-02",
                "'limitInForce':GBP100.00     | 'limitInForce':GBP100.01     | limitInForce 100.01 GBP",
                "'overdue':GBP0.00            | 'overdue':GBP0.01            | overdue 0.01 GBP",
                "'available':GBP10.00         | 'available':GBP10.01         | available 10.01 GBP",
                "'orders':1                   | 'orders':2                   | waitingOrders 2",
                "'amount':GBP70.00            | 'amount':GBP70.01            | waitingAmount 70.01 GBP",
                "RESTRICTED                   | BLOCKED                      | eligibility BLOCKED",
                "'bound':GBP500.00            | 'bound':null                 | bound null",
                "'revision':2                 | 'revision':1                 | revision 1",
                "'onShortage':'WAIT'          | 'onShortage':'WARN'          | onShortage 'WARN'",
                "'tolerancePercent':5         | 'tolerancePercent':50        | tolerancePercent 50",
                "'overdueMinimum':GBP0.00     | 'overdueMinimum':GBP0.01     | overdueMinimum 0.01 GBP",
                "'reservationDays':null       | 'reservationDays':3          | reservationDays 3"
            })
    void reportsAnAccountThatDiffers(String right, String wrong, String got) throws Exception {
        stub.on(ACCOUNT, reply(SHOWN.replace(right, wrong)));

        assertThat(run()).extracting(Difference::got).containsExactly(got.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "o-2                   | o-3           | waiting 1 o-3 ['CREDIT_LIMIT_EXCEEDED'] overtaken 1",
                "CREDIT_LIMIT_EXCEEDED | OVERDUE       | waiting 1 o-2 ['OVERDUE'] overtaken 1",
                "'overtaken':1         | 'overtaken':0 | waiting 1 o-2 ['CREDIT_LIMIT_EXCEEDED'] overtaken 0"
            })
    void reportsAQueueThatDiffers(String right, String wrong, String got) throws Exception {
        stub.on(QUEUE, reply(WAITING.replace(right, wrong)));

        assertThat(run()).extracting(Difference::got).containsExactly(got.replace('\'', '"'));
    }

    @Test
    void readsAQueueToItsLastPage() throws Exception {
        stub.on(QUEUE, reply(WAITING.replace("null", "'a b'"))).on(QUEUE + "&after=a+b", reply(WAITING));

        assertThat(run()).extracting(Difference::got).containsExactly("waiting 2 o-2 [\"CREDIT_LIMIT_EXCEEDED\"]");
    }

    @Test
    void reportsExpiriesThatWereToldTooOften() throws Exception {
        stub.on(TIMELINE, reply("{'items':[{'type':'ReservationExpired'},{'type':'CreditReleased'}],'next':'a b'}"))
                .on(TIMELINE + "&after=a+b", reply("{'items':[{'type':'ReservationExpired'}],'next':null}"));

        assertThat(run()).extracting(Difference::got).containsExactly("expiredTold 2");
    }

    @Test
    void reportsAnAgingAndAnExposureThatDiffer() throws Exception {
        String otherwise = AGED.replace("'over90':GBP0.00", "'over90':GBP0.01");
        stub.on(AGING, reply("{" + otherwise + "}"))
                .on(EXPOSURE, reply(EXPOSURES.replace(AGED, otherwise).replace("GBP90.00", "GBP90.01")));

        assertThat(run())
                .extracting(Difference::what, Difference::got)
                .anySatisfy(got -> assertThat(got.toString()).contains("account", "aging on 2011-03-03"))
                .anySatisfy(got -> assertThat(got.toString())
                        .contains("exposure on 2011-03-09", "exposure 90.01 GBP", "over90 0.01 GBP"))
                .hasSize(2);
    }

    @Test
    void reportsAnExposureThatIsMissing() throws Exception {
        stub.on(EXPOSURE, reply("{'items':[],'next':null}"));

        assertThat(run()).extracting(Difference::got).containsExactly("no line");
    }

    /** As one that has paid everything, and has nothing reserved. */
    @Test
    void expectsNoLineOfAnAccountWithoutExposure() throws Exception {
        set.write(
                "accounts.jsonl",
                FullSetFolder.ACCOUNT
                        .replaceFirst("'exposure':'[^']*'", "'exposure':'0.00'")
                        .replaceAll("('end':.*)'-60.00'", "$1'0.00'"));
        stub.on(EXPOSURE, reply("{'items':[],'next':null}"));

        assertThat(run()).isEmpty();

        stub.on(EXPOSURE, reply(EXPOSURES));
        assertThat(run()).singleElement().extracting(Difference::expected).isEqualTo("no line");
    }
}
