package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static vouch.app.web.Resources.*;

import java.util.List;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.Sort;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderQuery.FindOrder;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

/** Resources as they are written, to the character: clients read them. */
@WebTest
class ResourceJsonTest {

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @Test
    void writesAnOrder() {
        when(queries.query(new FindOrder(ORDER.orderId()), OrderView.class)).thenReturn(completedFuture(ORDER));

        isJson(Http.on(port).get("/api/orders/536365"), ORDER_JSON);
    }

    @Test
    void writesACustomer() {
        when(queries.query(new FindCustomer(CUSTOMER.customerId()), CustomerView.class))
                .thenReturn(completedFuture(CUSTOMER));

        isJson(Http.on(port).get("/api/customers/17850"), CUSTOMER_JSON);
    }

    @Test
    void writesAPageOfOrders() {
        when(queries.query(
                        new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, null), Orders.class))
                .thenReturn(completedFuture(new Orders(List.of(ORDER), "b3BhcXVl")));

        isJson(Http.on(port).get("/api/orders"), "{\"items\":[" + ORDER_JSON + "],\"next\":\"b3BhcXVl\"}");
    }

    @Test
    void writesAnEmptyPageOfCustomers() {
        when(queries.query(new FindCustomers(null, null, 50, null), Customers.class))
                .thenReturn(completedFuture(new Customers(List.of(), null)));

        isJson(Http.on(port).get("/api/customers"), "{\"items\":[],\"next\":null}");
    }

    private static void isJson(Http.Answer answer, String json) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo(json);
    }
}
