package vouch.app.web;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vouch.api.order.OrderQuery.Orders;

/** A client that takes no JSON. */
@WebTest
class NotAcceptableTest {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void isToldThatThereIsNoSuchKindOfAnswer(String type) {
        when(queries.query(any(), ArgumentMatchers.<Class<Orders>>any()))
                .thenReturn(completedFuture(new Orders(List.of(), null)));

        Http.on(port).get("/api/orders", "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "/", ";;", "application/json;q=x", "*/", "text/plain;charset=klingon"})
    void isToldSoTooWhenItNamesNoKind(String type) {
        Http.on(port).get("/api/orders", "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
        Http.on(port).post("/admin/backups", "", "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
        Http.on(port).get("/actuator/sagas", "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
        Http.on(port).get("/readyz", "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
        Http.on(port).get("/api/nothing", "Accept", type).isProblem(404, "NOT_FOUND");
    }

    /** An order that is stored and then answered with an error would be sent again, under a new id. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "image/png"})
    void isToldSoBeforeAnythingIsDone(String type) {
        Http.on(port).post("/api/orders", Bodies.ORDER, "Accept", type).isProblem(406, "NOT_ACCEPTABLE");
        Http.on(port).post("/api/customers", Bodies.CUSTOMER, "Accept", type).isProblem(406, "NOT_ACCEPTABLE");

        verify(commands, never()).send(any());
    }
}
