package vouch.query.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static vouch.domain.view.Customers.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.ReplayStatus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomer;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerQuery.FindGrantable;
import vouch.api.customer.CustomerQuery.Grantable;
import vouch.api.customer.CustomerQuery.WaitingOrder;
import vouch.api.customer.CustomerView;
import vouch.query.ViewTables;

/** With real commits: only what is committed is told. */
@ViewTables
@Import({
    CustomerRows.class,
    ReceivableDays.class,
    TemporaryLimitRows.class,
    CustomerProjection.class,
    CustomerQueryHandler.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class CustomerQueryHandlerTest {

    private static final FindCustomer FIND = new FindCustomer(CUSTOMER);

    @Autowired
    private CustomerQueryHandler queries;

    @Autowired
    private CustomerProjection projection;

    @Autowired
    private TransactionTemplate transaction;

    @MockitoBean
    private EventStore events;

    @MockitoBean
    private QueryUpdateEmitter updates;

    @AfterEach
    void forget() {
        transaction.executeWithoutResult(committed -> projection.forget());
    }

    @Test
    void findsACustomer() {
        register();

        assertThat(queries.handle(FIND).join()).isEqualTo(CustomerView.registered(REGISTERED, NOON));
        assertThat(queries.handle(new FindCustomers("ad", false, 50, null)).items())
                .hasSize(1);
    }

    @Test
    void saysAtOnceThatThereIsNoneWhenThereIsNoStream() {
        when(events.lastSequenceNumberFor("customer/17850")).thenReturn(Optional.empty());

        assertThat(queries.handle(FIND)).isCompletedWithValue(null);
    }

    @Test
    void waitsForACustomerWhoseStreamExists() throws Exception {
        when(events.lastSequenceNumberFor("customer/17850")).thenReturn(Optional.of(0L));
        CompletableFuture<CustomerView> answer = queries.handle(FIND);
        assertThat(answer).isNotDone();

        transaction.executeWithoutResult(open -> {
            projection.on(REGISTERED, 0, NOON, ReplayStatus.REGULAR);
            assertThat(answer).isNotDone();
        });

        assertThat(answer.get(10, TimeUnit.MINUTES)).isEqualTo(CustomerView.registered(REGISTERED, NOON));
    }

    @Test
    void saysThatThereIsNoneWhenItIsNotProjectedInTime() throws Exception {
        when(events.lastSequenceNumberFor("customer/17850")).thenReturn(Optional.of(0L));

        assertThat(queries.handle(FIND).get(10, TimeUnit.MINUTES)).isNull();
    }

    @Test
    void answersTheAgingOfADayOrOfTheAccountsDate() {
        register();
        LocalDate due = CHARGED.dueOn();
        transaction.executeWithoutResult(open -> {
            projection.on(RESERVED, 1, NOON, ReplayStatus.REGULAR);
            projection.on(CHARGED, 2, NOON, ReplayStatus.REGULAR);
        });

        assertThat(queries.handle(new FindAging(CUSTOMER, null)).join())
                .extracting(Aging::on, Aging::notDue, Aging::days1to30)
                .containsExactly(CHARGED.on(), gbp("30"), gbp("0"));
        assertThat(queries.handle(new FindAging(CUSTOMER, due.plusDays(30))).join())
                .extracting(Aging::on, Aging::notDue, Aging::days1to30)
                .containsExactly(due.plusDays(30), gbp("0"), gbp("30"));
    }

    @Test
    void answersNoAgingOfNobody() {
        when(events.lastSequenceNumberFor("customer/17850")).thenReturn(Optional.empty());

        assertThat(queries.handle(new FindAging(CUSTOMER, null))).isCompletedWithValue(null);
    }

    @Test
    void tellsWhichOrdersAReviewOfADayWouldGrant() {
        register();
        transaction.executeWithoutResult(open -> {
            projection.on(LIMIT_GRANTED, 1, NOON, ReplayStatus.REGULAR);
            projection.on(DEFERRED, 2, NOON, ReplayStatus.REGULAR);
        });
        List<WaitingOrder> waiting = List.of(new WaitingOrder(ORDER, gbp("150"), DAY));

        assertThat(queries.handle(new FindGrantable(CUSTOMER, DAY, waiting))
                        .join()
                        .orders())
                .isEmpty();
        assertThat(queries.handle(new FindGrantable(CUSTOMER, SEASON.from(), waiting))
                        .join()
                        .orders())
                .containsExactly(ORDER);
    }

    @Test
    void knowsOfNobodyWhomAReviewWouldGrantAnything() {
        when(events.lastSequenceNumberFor("customer/17850")).thenReturn(Optional.empty());

        assertThat(queries.handle(new FindGrantable(CUSTOMER, DAY, List.of())))
                .isCompletedWithValue(new Grantable(List.of()));
    }

    private void register() {
        transaction.executeWithoutResult(open -> projection.on(REGISTERED, 0, NOON, ReplayStatus.REGULAR));
    }
}
