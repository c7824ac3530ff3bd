package vouch.faults.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vouch.faults.check.Rows.CustomerRow;
import vouch.faults.check.Rows.OrderRow;
import vouch.faults.check.Rows.SagaRow;
import vouch.faults.check.Rows.Token;

/** Rows made by hand: what happened to the customer {@code c}, event by event, in pounds. */
final class Story {

    static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    final List<StoredEvent> events = new ArrayList<>();
    final List<OrderRow> orders = new ArrayList<>();
    final List<CustomerRow> customers = new ArrayList<>();
    private final List<SagaRow> sagas = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();

    Story registered(int limit) {
        return customer(
                "CustomerRegistered",
                "'customerId':'c','name':'Carla','country':null,'creditLimit':%s".formatted(money(limit)));
    }

    Story created(String order, int total) {
        String line = "{'sku':'A','quantity':2,'unitPrice':%s}".formatted(money(total / 2));
        return order(order, "OrderCreated", ",'lines':[%s],'total':%s".formatted(line, money(total)));
    }

    Story approved(String order) {
        return order(order, "OrderApproved", "");
    }

    Story rejected(String order, String reason) {
        return order(order, "OrderRejected", ",'reason':'%s'".formatted(reason));
    }

    Story cancelled(String order) {
        return order(order, "OrderCancelled", ",'reason':null");
    }

    Story shipped(String order) {
        return order(order, "OrderShipped", "");
    }

    /** With the figures that decided. */
    Story reserved(String order, int requested, int limit, int reserved, int receivable) {
        return credit(order, "CreditReserved", figures(requested, limit, reserved, receivable));
    }

    Story refused(String order, String reason, int requested, int limit, int reserved, int receivable) {
        String figures = ",'reason':'" + reason + "'" + figures(requested, limit, reserved, receivable);
        return credit(order, "CreditReservationRejected", figures);
    }

    Story released(String order, int amount) {
        return credit(order, "CreditReleased", ",'amount':" + money(amount));
    }

    Story charged(String order, int amount) {
        return credit(order, "CreditCharged", ",'amount':" + money(amount));
    }

    Story paid(String payment, int amount) {
        return posting(payment, "PostingMade", amount).recorded(payment, amount);
    }

    Story posting(String payment, String type, int amount) {
        return posting("payment/c/" + payment, "'amount':" + money(amount), type);
    }

    /** @param content beside the id */
    Story posting(String stream, String content, String type) {
        return add("Posting", stream, type, "'postingId':'" + stream + "'," + content);
    }

    Story recorded(String payment, int amount) {
        return payment(payment, "PaymentRecorded", amount);
    }

    Story payment(String payment, String type, int amount) {
        return customer(type, "'customerId':'c','paymentId':'%s','amount':%s".formatted(payment, money(amount)));
    }

    Story limit(int limit) {
        return customer(
                "CreditLimitChanged", "'customerId':'c','creditLimit':%s,'reason':null".formatted(money(limit)));
    }

    Story held() {
        return customer("CreditHoldPlaced", "'customerId':'c','reason':'late'");
    }

    Story customer(String type, String payload) {
        return add("Customer", "customer/c", type, payload);
    }

    Story order(String order, String type, String more) {
        return add("Order", "order/" + order, type, "'orderId':'%s','customerId':'c'%s".formatted(order, more));
    }

    Story credit(String order, String type, String more) {
        return customer(type, "'customerId':'c','orderId':'%s'%s".formatted(order, more));
    }

    /** @param deadline in seconds from the beginning, or null */
    Story saga(String order, String state, Integer deadline) {
        String step = state.equals("AWAITING_SHIPMENT") ? "APPROVED" : "PENDING";
        Instant due = deadline == null ? null : AT.plusSeconds(deadline);
        sagas.add(new SagaRow(order, "c", step, "RESERVED", state, AT, due));
        return this;
    }

    Story token(String processor, String token) {
        tokens.add(new Token(processor, 0, JSON.readTree(token)));
        return this;
    }

    /** Changes the last event. */
    Story but(UnaryOperator<StoredEvent> change) {
        events.set(events.size() - 1, change.apply(events.get(events.size() - 1)));
        return this;
    }

    /** Says who asked for the last event. */
    Story by(String actor) {
        return but(event -> new StoredEvent(
                event.globalIndex(),
                event.id(),
                event.stream(),
                event.sequence(),
                event.streamType(),
                event.at(),
                event.type(),
                event.payload(),
                ((ObjectNode) event.metaData()).deepCopy().put("actor", actor)));
    }

    Rows rows() {
        return new Rows(events, orders, customers, sagas, tokens, 0);
    }

    static String money(int pounds) {
        return "{'amount':'" + pounds + ".00','currency':'GBP'}";
    }

    private static String figures(int requested, int limit, int reserved, int receivable) {
        return ",'figures':{'creditLimit':%s,'reserved':%s,'receivable':%s,'requested':%s}"
                .formatted(money(limit), money(reserved), money(receivable), money(requested));
    }

    private Story add(String streamType, String stream, String type, String payload) {
        long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
        long index = events.size() + 1;
        events.add(new StoredEvent(
                index,
                "e-" + index,
                stream,
                sequence,
                streamType,
                AT.plusSeconds(index),
                type,
                JSON.readTree(("{" + payload + "}").replace('\'', '"')),
                JSON.readTree("{\"actor\":\"anonymous\",\"correlationId\":\"r\",\"causationId\":\"m\"}")));
        return this;
    }
}
