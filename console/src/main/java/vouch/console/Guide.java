package vouch.console;

import static java.util.concurrent.CompletableFuture.completedFuture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vouch.api.Identifier;
import vouch.api.Sort;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

/** The pages beside the work: the tour, the help, and the reader's own account. */
@Controller
class Guide {

    private static final OrderId OF_THE_DEMO = new OrderId("demo-rejected");
    private static final OrderId FREED_BY_A_PAYMENT = new OrderId("demo-waiting");
    private static final int LATEST = 5;

    /** Of the choice of a language, which is not worth asking for again. */
    private static final long YEAR = 365L * 24 * 60 * 60;

    private final QueryGateway queries;

    Guide(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/start")
    CompletableFuture<String> start(Model model) {
        CompletableFuture<OrderView> demo = queries.query(new FindOrder(OF_THE_DEMO), OrderView.class);
        CompletableFuture<OrderView> waiting = queries.query(new FindOrder(FREED_BY_A_PAYMENT), OrderView.class);
        FindOrders latest = new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, LATEST, null);
        return queries.query(latest, Orders.class)
                .thenAccept(orders -> model.addAttribute("orders", orders))
                .thenCombine(demo, (done, order) -> model.addAttribute("demo", order))
                .thenCombine(waiting, (done, order) -> {
                    model.addAttribute("waiting", order);
                    return "start";
                });
    }

    /** Opens the order or the customer of this id, or the customers whose names begin so. */
    @GetMapping("/search")
    CompletableFuture<String> search(
            @RequestParam @Pattern(regexp = "\\P{Cntrl}{1,200}", message = "must have 1 to 200 visible characters")
                    String q) {
        String text = q.strip();
        if (!text.matches(Identifier.NEW)) {
            return completedFuture(named(text));
        }
        CompletableFuture<OrderView> order = queries.query(new FindOrder(new OrderId(text)), OrderView.class);
        return queries.query(new FindCustomer(new CustomerId(text)), CustomerView.class)
                .thenCombine(order, (customer, found) -> {
                    if (found != null) {
                        return "redirect:/orders/" + text;
                    }
                    return customer == null ? named(text) : "redirect:/customers/" + text;
                });
    }

    private static String named(String text) {
        return "redirect:" + Address.of("/customers").with("name", text);
    }

    @GetMapping("/help")
    String help() {
        return "help";
    }

    @GetMapping("/account")
    String account(Model model) {
        model.addAttribute("languages", PageLanguage.ALL);
        return "account";
    }

    /** Keeps the language in a cookie of the browser, and goes back to the account. */
    @PostMapping("/language")
    ResponseEntity<Void> speak(
            @RequestParam @Pattern(regexp = "en|de", message = "must be en or de") String language,
            HttpServletRequest request) {
        ResponseCookie cookie = ResponseCookie.from(PageLanguage.COOKIE, language)
                .path(request.getContextPath() + "/")
                .httpOnly(true)
                .sameSite("Lax")
                .maxAge(YEAR)
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, request.getContextPath() + "/account")
                .build();
    }
}
