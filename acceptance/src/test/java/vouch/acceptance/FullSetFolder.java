package vouch.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a small set of the second form: one customer, whose order waits until a payment frees credit. Tests then spoil
 * what they are about. Apostrophes stand for quotation marks.
 */
record FullSetFolder(Path folder) {

    static final String REGISTER = operation(1, "register", "acme", "'100.00'", "'GBP'", "'2011-03-01'", "");

    static final String TERMS = operation(
            2,
            "terms",
            "acme",
            "null",
            "null",
            "'2011-03-01'",
            ",'onShortage':'WAIT','tolerancePercent':5,'paymentDays':30,'overdueGraceDays':null,"
                    + "'overdueMinimum':'0.00','reservationDays':null");

    static final String ORDER = operation(3, "order", "o-1", "'150.00'", "'GBP'", "'2011-03-02'", "");

    static final String PAYMENT = operation(4, "payment", "p-1", "'60.00'", "'GBP'", "'2011-03-03'", "");

    static final String ACCOUNT = "{'customer':'acme','currency':'GBP','on':'2011-03-03','limit':'100.00',"
            + "'limitInForce':'100.00','overdue':'0.00','available':'10.00','reserved':'150.00','receivable':'-60.00',"
            + "'exposure':'90.00','waitingOrders':1,'waitingAmount':'70.00','onHold':false,'eligibility':'RESTRICTED',"
            + "'bound':'500.00','revision':2,'terms':{'onShortage':'WAIT','tolerancePercent':5,'paymentDays':30,"
            + "'overdueGraceDays':null,'overdueMinimum':'0.00','reservationDays':null},"
            + "'waiting':[{'order':'o-2','reasons':['CREDIT_LIMIT_EXCEEDED'],'overtaken':1}],'expiredTold':0,"
            + "'aging':[" + aging("2011-03-03") + "],'end':" + aging("2011-03-09") + "}";

    static FullSetFolder wellFormed(Path folder) {
        FullSetFolder set = new FullSetFolder(folder);
        set.write("operations.jsonl", REGISTER, TERMS, ORDER, PAYMENT);
        set.write(
                "expected.jsonl",
                "{'seq':1,'outcome':'registered'}",
                "{'seq':2,'outcome':'recorded'}",
                "{'seq':3,'outcome':'waiting:CREDIT_LIMIT_EXCEEDED','reasons':['CREDIT_LIMIT_EXCEEDED']}",
                "{'seq':4,'outcome':'recorded','granted':[{'order':'o-1','warnings':[],'overtaken':0}]}");
        set.write("accounts.jsonl", ACCOUNT);
        return set;
    }

    static String operation(int seq, String op, String ref, String amount, String currency, String on, String more) {
        return "{'seq':%d,'op':'%s','customer':'acme','ref':'%s','amount':%s,'currency':%s,'on':%s%s}"
                .formatted(seq, op, ref, amount, currency, on, more);
    }

    private static String aging(String on) {
        return "{'on':'" + on + "','notDue':'0.00','days1to30':'0.00','days31to60':'0.00','days61to90':'0.00',"
                + "'over90':'0.00','credit':'-60.00'}";
    }

    ConformanceSet read() {
        return ConformanceSet.read(folder);
    }

    void write(String file, String... lines) {
        try {
            List<String> quoted =
                    Stream.of(lines).map(line -> line.replace('\'', '"')).toList();
            Files.write(folder.resolve(file), quoted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
