package vouch.console.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.ui.ConcurrentModel;
import vouch.api.Money;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindGrantable;
import vouch.api.customer.CustomerQuery.Grantable;
import vouch.api.customer.CustomerQuery.WaitingOrder;
import vouch.api.customer.CustomerView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView;

class QueuePageTest {

    private static final CustomerId CUSTOMER = new CustomerId("acme");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final QueryGateway queries = mock(QueryGateway.class);
    private final QueuePage page = new QueuePage(queries, Clock.fixed(NOW, ZoneOffset.UTC));

    /** One that waits longer, although it was created later, takes the room first. */
    @Test
    void asksForAllOrdersOfAnAccountByHowLongTheyWait() {
        OrderView later = waiting("later", 20);
        OrderView longest = waiting("longest", 90);
        when(queries.query(any(FindOrders.class), eq(Orders.class))).thenAnswer(asked -> {
            FindOrders query = asked.getArgument(0);
            if (query.customerId() == null) {
                return found(null, later);
            }
            return query.after() == null ? found("more", later) : found(null, longest);
        });
        when(queries.query(any(FindCustomer.class), eq(CustomerView.class)))
                .thenReturn(CompletableFuture.completedFuture(null));
        when(queries.query(any(FindGrantable.class), eq(Grantable.class)))
                .thenReturn(CompletableFuture.completedFuture(new Grantable(List.of())));

        page.list(null, null, new ConcurrentModel()).join();

        ArgumentCaptor<FindGrantable> asked = ArgumentCaptor.forClass(FindGrantable.class);
        verify(queries).query(asked.capture(), eq(Grantable.class));
        assertThat(asked.getValue().waiting())
                .extracting(WaitingOrder::orderId)
                .containsExactly(new OrderId("longest"), new OrderId("later"));
    }

    private static CompletableFuture<Orders> found(String next, OrderView... orders) {
        return CompletableFuture.completedFuture(new Orders(Stream.of(orders).toList(), next));
    }

    private static OrderView waiting(String id, int minutes) {
        return new OrderView(
                new OrderId(id),
                CUSTOMER,
                "Acme",
                OrderView.Status.PENDING,
                OrderView.Credit.WAITING,
                null,
                new Money(100, "GBP"),
                List.of(),
                null,
                NOW,
                null,
                2,
                LocalDate.of(2026, 3, 1),
                null,
                null,
                List.of(),
                List.of(),
                null,
                NOW.minusSeconds(60L * minutes),
                0);
    }
}
