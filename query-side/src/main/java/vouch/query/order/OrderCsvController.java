package vouch.query.order;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerId;
import vouch.api.order.OrderView;
import vouch.query.CsvList;
import vouch.query.SortParameter;

/** Writes orders as CSV ({@code docs/http-api.md}, CSV). */
@Controller
@RequestMapping(path = "/api/orders", produces = CsvList.TYPE)
class OrderCsvController {

    private static final CsvList<OrderView> ORDERS = new CsvList<OrderView>("orders")
            .with("orderId", order -> order.orderId().value())
            .with("customerId", order -> order.customerId().value())
            .with("customerName", OrderView::customerName)
            .with("status", OrderView::status)
            .with("credit", OrderView::credit)
            .with("reason", OrderView::reason)
            .with("total", OrderView::total)
            .with("currency", order -> order.total().currency())
            .withJson("lines", OrderView::lines)
            .withJson("decision", OrderView::decision)
            .with("createdAt", OrderView::createdAt)
            .with("decidedAt", OrderView::decidedAt)
            .with("version", OrderView::version)
            .with("on", OrderView::on)
            .with("shippedOn", OrderView::shippedOn)
            .with("dueOn", OrderView::dueOn)
            .with("reasons", OrderView::reasons)
            .with("warnings", OrderView::warnings)
            .with("granted", OrderView::granted)
            .with("waitingSince", OrderView::waitingSince)
            .with("overtaken", OrderView::overtaken);

    private final OrderQueryController pages;

    OrderCsvController(OrderQueryController pages) {
        this.pages = pages;
    }

    @GetMapping
    void list(
            @RequestParam(required = false) CustomerId customerId,
            @RequestParam(required = false) OrderView.Status status,
            @RequestParam(required = false) OrderView.Credit credit,
            @RequestParam(required = false) RejectionReason reason,
            @RequestParam(required = false) RejectionReason warning,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(defaultValue = SortParameter.NEWEST)
                    @Pattern(regexp = SortParameter.FORM, message = SortParameter.RULE)
                    String order,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        ORDERS.write(response, after -> pages.list(
                        customerId, status, credit, reason, warning, from, to, order, Bounds.PAGE, after, token)
                .thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }
}
