package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vouch.api.RejectionReason;
import vouch.api.Sort;
import vouch.api.customer.Aging;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Customers;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindAging;
import vouch.api.customer.CustomerQuery.FindCustomers;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.CustomerQuery.TotalExposure;
import vouch.api.order.DecisionView;
import vouch.api.order.OrderId;
import vouch.api.order.OrderQuery.FindDecision;
import vouch.api.order.OrderQuery.FindOrders;
import vouch.api.order.OrderQuery.Orders;
import vouch.api.order.OrderView.Credit;
import vouch.api.order.OrderView.Status;
import vouch.api.whatif.WhatIfQuery.FindWhatIfs;
import vouch.api.whatif.WhatIfQuery.WhatIfs;

/** What a list is asked for by. */
@WebTest
class ListParametersTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    static Stream<Arguments> orders() {
        CustomerId customer = new CustomerId("17850");
        return Stream.of(
                arguments("", new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?customerId=17850",
                        new FindOrders(customer, null, null, null, null, null, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?status=CANCELLED",
                        new FindOrders(null, Status.CANCELLED, null, null, null, null, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?from=2026-01-01T12:00:00Z",
                        new FindOrders(null, null, null, null, null, NOON, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?from=2026-01-01T12:00:00%2B00:00",
                        new FindOrders(null, null, null, null, null, NOON, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?from=2026-01-01t12:00:00z",
                        new FindOrders(null, null, null, null, null, NOON, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?to=2026-01-01T12:00:00.000Z",
                        new FindOrders(null, null, null, null, null, null, NOON, Sort.NEWEST, 50, null)),
                arguments("?limit=1", new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 1, null)),
                arguments(
                        "?limit=500", new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 500, null)),
                arguments(
                        "?after=b3Bh-_",
                        new FindOrders(null, null, null, null, null, null, null, Sort.NEWEST, 50, "b3Bh-_")),
                arguments(
                        "?after=x&limit=7&to=2026-01-01T12:00:00Z&from=2026-01-01T12:00:00Z&status=PENDING&customerId=17850",
                        new FindOrders(customer, Status.PENDING, null, null, null, NOON, NOON, Sort.NEWEST, 7, "x")),
                arguments(
                        "?credit=WAITING&order=oldest",
                        new FindOrders(null, null, Credit.WAITING, null, null, null, null, Sort.OLDEST, 50, null)),
                arguments(
                        "?reason=OVERDUE&order=newest",
                        new FindOrders(
                                null, null, null, RejectionReason.OVERDUE, null, null, null, Sort.NEWEST, 50, null)),
                arguments(
                        "?warning=CREDIT_LIMIT_EXCEEDED",
                        new FindOrders(
                                null,
                                null,
                                null,
                                null,
                                RejectionReason.CREDIT_LIMIT_EXCEEDED,
                                null,
                                null,
                                Sort.NEWEST,
                                50,
                                null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void areTakenForOrders(String parameters, FindOrders query) {
        when(queries.query(any(), ArgumentMatchers.<Class<Orders>>any()))
                .thenReturn(completedFuture(new Orders(List.of(), null)));

        assertThat(Http.on(port).get("/api/orders" + parameters).status()).isEqualTo(200);

        verify(queries).query(query, Orders.class);
    }

    static Stream<Arguments> customers() {
        return Stream.of(
                arguments("", new FindCustomers(null, null, 50, null)),
                arguments("?name=%C3%A6r%25_", new FindCustomers("ær%_", null, 50, null)),
                arguments("?name=", new FindCustomers("", null, 50, null)),
                arguments("?onHold=true", new FindCustomers(null, true, 50, null)),
                arguments("?onHold=false", new FindCustomers(null, false, 50, null)),
                arguments("?name=a+b&onHold=true&limit=7&after=x", new FindCustomers("a b", true, 7, "x")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("customers")
    void areTakenForCustomers(String parameters, FindCustomers query) {
        when(queries.query(any(), ArgumentMatchers.<Class<Customers>>any()))
                .thenReturn(completedFuture(new Customers(List.of(), null)));

        assertThat(Http.on(port).get("/api/customers" + parameters).status()).isEqualTo(200);

        verify(queries).query(query, Customers.class);
    }

    static Stream<Arguments> days() {
        CustomerId customer = new CustomerId("17850");
        LocalDate day = LocalDate.of(2011, 3, 31);
        return Stream.of(
                arguments("customers/17850/aging", new FindAging(customer, null), Aging.class),
                arguments("customers/17850/aging?on=2011-03-31", new FindAging(customer, day), Aging.class),
                arguments("exposure?on=2011-03-31", new FindExposure(day, 50, null), Exposures.class),
                arguments("exposure?on=2011-03-31&limit=7&after=x", new FindExposure(day, 7, "x"), Exposures.class),
                arguments("exposure/total?on=2011-03-31", new FindTotalExposure(day), TotalExposure.class),
                arguments("what-if", new FindWhatIfs(50, null), WhatIfs.class),
                arguments("what-if?limit=7&after=x", new FindWhatIfs(7, "x"), WhatIfs.class),
                arguments("orders/536365/why", new FindDecision(new OrderId("536365")), DecisionView.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    <T> void areTakenForADay(String request, Object query, Class<T> answer) {
        when(queries.query(query, answer)).thenReturn(completedFuture(null));

        Http.on(port).get("/api/" + request);

        verify(queries).query(query, answer);
    }

    /** Of whom there is no view. */
    @ParameterizedTest
    @CsvSource({"customers/17850/aging, CUSTOMER_NOT_FOUND", "orders/536365/why, ORDER_NOT_FOUND"})
    void areOfNothingThatThereIsNot(String request, String code) {
        when(queries.query(any(), ArgumentMatchers.<Class<Object>>any())).thenReturn(completedFuture(null));

        Http.on(port).get("/api/" + request).isProblem(404, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders?limit=0",
        "/api/orders?limit=501",
        "/api/orders?limit=-1",
        "/api/customers?limit=0",
        "/api/customers?limit=501",
        "/api/exposure?limit=0",
        "/api/exposure?limit=501",
        "/api/what-if?limit=0",
        "/api/what-if?limit=501"
    })
    void areRefusedOutOfRange(String path) {
        assertThat(Http.on(port)
                        .get(path)
                        .isProblem(422, "VALIDATION_FAILED")
                        .at("/errors/0/parameter")
                        .asString())
                .isEqualTo("limit");
        nothingIsAsked();
    }

    /** Each with the form that the parameter has. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders?limit=many                       | limit      | whole number",
                "orders?limit=1.5                        | limit      | whole number",
                "orders?limit=0x10                       | limit      | whole number",
                "orders?limit=%2B5                       | limit      | whole number",
                "orders?limit=+5                         | limit      | whole number",
                "orders?limit=007                        | limit      | whole number",
                "orders?limit=%D9%A5                     | limit      | whole number",
                "orders?limit=                           | limit      | whole number",
                "customers?limit=99999999999             | limit      | whole number",
                "orders?status=approved                  | status     | one of PENDING, APPROVED, REJECTED",
                "orders?status=LOST                      | status     | one of PENDING, APPROVED, REJECTED",
                "orders?status=%20APPROVED               | status     | one of PENDING, APPROVED, REJECTED",
                "orders?status=                          | status     | one of PENDING, APPROVED, REJECTED",
                "orders?credit=waiting                   | credit     | one of NONE, WAITING, RESERVED",
                "orders?credit=                          | credit     | one of NONE, WAITING, RESERVED",
                "orders?reason=LATE                      | reason     | OVERDUE, CREDIT_LIMIT_EXCEEDED",
                "orders?warning=overdue                  | warning    | OVERDUE, CREDIT_LIMIT_EXCEEDED",
                "exposure?on=2011-02-29                  | on         | a day, such as 2026-01-31",
                "exposure?on=today                       | on         | a day, such as 2026-01-31",
                "exposure?on=                            | on         | a day, such as 2026-01-31",
                "exposure?on=2011-03-31T00:00:00Z        | on         | a day, such as 2026-01-31",
                "exposure?limit=many                     | limit      | whole number",
                "exposure/total?on=31.03.2011            | on         | a day, such as 2026-01-31",
                "customers/17850/aging?on=0000-01-01     | on         | a day, such as 2026-01-31",
                "customers/17850/aging?on=1301587200     | on         | a day, such as 2026-01-31",
                "orders?from=yesterday                   | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=1700000000                  | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?to=1                             | to         | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?to=2026-01-01                    | to         | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?to=2026-02-30T12:00:00Z          | to         | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?to=2026-01-01T24:00:00Z          | to         | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=2026-01-01T12:00:00         | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=2026-01-01T12:00:00+00:00   | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=2026-01-01T12:00:00%2B01:00 | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=Tue,+3+Jun+2008+11:05:30+GMT| from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?from=                            | from       | RFC 3339, such as 2026-01-31T12:00:00Z",
                "orders?customerId=a%20b                 | customerId | an id",
                "orders?customerId=                      | customerId | an id",
                "customers?onHold=maybe                  | onHold     | true or false",
                "customers?onHold=yes                    | onHold     | true or false",
                "customers?onHold=1                      | onHold     | true or false",
                "customers?onHold=TRUE                   | onHold     | true or false",
                "customers?onHold=                       | onHold     | true or false"
            })
    void areRefusedInAnotherForm(String request, String parameter, String form) {
        JsonNode problem = Http.on(port).get("/api/" + request).isProblem(400, "MALFORMED_REQUEST");

        assertThat(problem.at("/errors/0/parameter").asString()).isEqualTo(parameter);
        assertThat(problem.at("/errors/0/detail").asString()).contains(form);
        nothingIsAsked();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/orders?limit=%zz, limit=%zz",
        "/api/orders?limit=1&after=%ff, after=%ff",
        "/api/orders?%, %",
        "/api/orders?=, =",
        "/api/orders?limit=1&&=x, =x",
        "/api/customers?name=%ff, name=%ff",
        "/api/customers?name=%ed%a0%80, name=%ed%a0%80",
        "/actuator/sagas?olderThan=%zz, olderThan=%zz"
    })
    void areNamedWhenTheyCannotBeRead(String path, String broken) {
        assertThat(Http.on(port)
                        .raw("GET " + path + " HTTP/1.1\r\nHost: localhost", "")
                        .isProblem(400, "MALFORMED_REQUEST")
                        .get("detail")
                        .asString())
                .contains(": " + broken + ".");
        nothingIsAsked();
    }

    private void nothingIsAsked() {
        verify(queries, never()).query(any(), ArgumentMatchers.<Class<Object>>any());
    }
}
