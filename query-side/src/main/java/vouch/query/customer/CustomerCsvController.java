package vouch.query.customer;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Bounds;
import vouch.api.ConsistencyToken;
import vouch.api.customer.CustomerView;
import vouch.query.CsvList;

/** Writes customers as CSV ({@code docs/http-api.md}, CSV). */
@Controller
@RequestMapping(path = "/api/customers", produces = CsvList.TYPE)
class CustomerCsvController {

    private static final CsvList<CustomerView> CUSTOMERS = new CsvList<CustomerView>("customers")
            .with("customerId", customer -> customer.customerId().value())
            .with("name", CustomerView::name)
            .with("country", CustomerView::country)
            .with("onHold", CustomerView::onHold)
            .with("currency", customer -> customer.creditLimit().currency())
            .with("creditLimit", CustomerView::creditLimit)
            .with("limitInForce", CustomerView::limitInForce)
            .with("reserved", CustomerView::reserved)
            .with("receivable", CustomerView::receivable)
            .with("available", CustomerView::available)
            .with("overdue", CustomerView::overdue)
            .with("registeredAt", CustomerView::registeredAt)
            .with("version", CustomerView::version)
            .with("on", CustomerView::on)
            .withJson("terms", CustomerView::terms)
            .withJson("temporaryLimits", CustomerView::temporaryLimits)
            .withJson("eligibility", CustomerView::eligibility)
            .with("waitingOrders", customer -> customer.waiting().orders())
            .with("waitingAmount", customer -> customer.waiting().amount());

    private final CustomerQueryController pages;

    CustomerCsvController(CustomerQueryController pages) {
        this.pages = pages;
    }

    @GetMapping
    void list(
            @RequestParam(required = false)
                    @Pattern(regexp = CustomerQueryController.NAME, message = CustomerQueryController.NAME_RULE)
                    String name,
            @RequestParam(required = false) Boolean onHold,
            @RequestHeader(name = ConsistencyToken.HEADER, required = false) String token,
            HttpServletResponse response)
            throws IOException {
        CUSTOMERS.write(response, after -> pages.list(name, onHold, Bounds.PAGE, after, token)
                .thenApply(page -> new CsvList.Page<>(page.items(), page.next())));
    }
}
