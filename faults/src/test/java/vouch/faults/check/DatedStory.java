package vouch.faults.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows made by hand, with business dates: what happened to the customer {@code c}, whose credit limit is 100 pounds. The
 * figures of its decisions are right, unless a test spoils them.
 */
final class DatedStory {

    static final int LIMIT = 100;

    private static final JsonMapper JSON = JsonMapper.shared();

    final Story story = new Story();
    private final Map<String, Integer> asked = new HashMap<>();
    private String day = "2011-03-01";
    private String terms;
    private int ceiling = LIMIT;
    private int reserved;
    private int receivable;
    private int waiting;
    private String overdue = "null";
    private int appends;
    private final Set<String> waits = new HashSet<>();

    DatedStory registered() {
        String payload = "'name':'Carla','country':null,'creditLimit':" + Story.money(LIMIT);
        return account("CustomerRegistered", payload);
    }

    /** The account's date from now on. */
    DatedStory on(String next) {
        day = next;
        return this;
    }

    /** @param days of payment, grace and reservation; the last two as JSON */
    DatedStory terms(String onShortage, int tolerance, int paymentDays, String grace, String reservation) {
        terms = "{'onShortage':'%s','tolerancePercent':%d,'paymentDays':%d,'overdueGraceDays':%s,'overdueMinimum':%s,"
                        .formatted(onShortage, tolerance, paymentDays, grace, Story.money(0))
                + "'reservationDays':" + reservation + "}";
        ceiling = LIMIT + LIMIT * tolerance / 100;
        overdue = grace.equals("null") ? "null" : Story.money(0);
        return account("CreditTermsChanged", "'terms':" + terms + ",'reason':null");
    }

    DatedStory overdue(int pounds) {
        overdue = Story.money(pounds);
        return this;
    }

    DatedStory created(String order, int total) {
        asked.put(order, total);
        story.created(order, total);
        return this;
    }

    DatedStory approved(String order) {
        story.approved(order);
        return this;
    }

    DatedStory granted(String how, String order, List<String> reasons, String overridden) {
        append(how);
        if (!how.equals("AT_ONCE")) {
            leaves(order);
        }
        decided(
                "CreditReserved",
                order,
                reasons,
                ",'granted':'%s','overridden':%s,'reason':null".formatted(how, overridden));
        reserved += asked.get(order);
        return this;
    }

    DatedStory granted(String how, String order) {
        return granted(how, order, List.of(), "[]").approved(order);
    }

    DatedStory deferred(String order, String... reasons) {
        decided("CreditDeferred", order, List.of(reasons), ",'reason':'" + reasons[0] + "'");
        waiting += asked.get(order);
        waits.add(order);
        return this;
    }

    DatedStory refused(String order) {
        leaves(order);
        return decided(
                "CreditReservationRejected",
                order,
                List.of("CREDIT_REFUSED"),
                ",'reason':'CREDIT_REFUSED','remark':null");
    }

    DatedStory charged(String order, String dueOn) {
        reserved -= asked.get(order);
        receivable += asked.get(order);
        return credit("CreditCharged", order, ",'dueOn':'" + dueOn + "','amount':" + Story.money(asked.get(order)));
    }

    /** Of an order that waits. */
    DatedStory released(String order) {
        leaves(order);
        String waited = Story.money(asked.get(order));
        return credit("CreditReleased", order, ",'amount':" + Story.money(0) + ",'waited':" + waited);
    }

    DatedStory paid(String payment, int amount) {
        String stream = "payment/c/" + payment;
        story.posting(stream, "'amount':" + Story.money(amount) + ",'on':'" + day + "'", "PostingMade");
        receivable -= amount;
        return account("PaymentRecorded", "'paymentId':'" + payment + "','amount':" + Story.money(amount));
    }

    DatedStory expired(String order) {
        return credit("ReservationExpired", order, "");
    }

    DatedStory credit(String type, String order, String more) {
        return account(type, "'orderId':'" + order + "'" + more);
    }

    /** Of a new append, unless it is a grant or an expiry. */
    DatedStory account(String type, String payload) {
        append(type);
        story.customer(type, "'customerId':'c','on':'" + day + "'," + payload);
        ObjectNode origin = story.events.get(story.events.size() - 1).metaData().asObject();
        origin.put("causationId", "m-" + appends);
        return this;
    }

    /** Changes one figure of the last decision. */
    DatedStory but(String figure, String json) {
        JsonNode figures = story.events.get(story.events.size() - 1).payload().path("figures");
        ((ObjectNode) figures).set(figure, JSON.readTree(json.replace('\'', '"')));
        return this;
    }

    /** Changes one field of the last event. */
    DatedStory butLast(String field, String json) {
        ((ObjectNode) story.events.get(story.events.size() - 1).payload()).set(field, JSON.readTree(json));
        return this;
    }

    /** What comes next is not of the append before. */
    DatedStory later() {
        appends++;
        return this;
    }

    private void leaves(String order) {
        waiting -= asked.get(order);
        waits.remove(order);
    }

    /** With a saga of each order that still waits. */
    List<Invariant> found() {
        waits.forEach(order -> story.saga(order, "AWAITING_CREDIT", 60));
        return Checker.checkWithoutViews(story.rows()).stream()
                .map(Violation::invariant)
                .distinct()
                .toList();
    }

    private void append(String what) {
        boolean follows =
                what.equals("AFTER_WAITING") || what.equals("CreditReserved") || what.equals("ReservationExpired");
        appends += follows ? 0 : 1;
    }

    private DatedStory decided(String type, String order, List<String> reasons, String more) {
        String names = JSON.writeValueAsString(reasons).replace('"', '\'');
        String figures = "{'creditLimit':%1$s,'reserved':%2$s,'receivable':%3$s,'requested':%4$s,'on':'%5$s',"
                        .formatted(
                                Story.money(LIMIT),
                                Story.money(reserved),
                                Story.money(receivable),
                                Story.money(asked.get(order)),
                                day)
                + "'limitInForce':%s,'ceiling':%s,'overdue':%s,'waiting':%s,'terms':%s,'reasons':%s}"
                        .formatted(
                                Story.money(LIMIT), Story.money(ceiling), overdue, Story.money(waiting), terms, names);
        return credit(type, order, more + ",'figures':" + figures);
    }
}
