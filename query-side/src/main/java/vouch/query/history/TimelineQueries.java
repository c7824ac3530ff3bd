package vouch.query.history;

import static vouch.api.BusinessError.Code.CUSTOMER_NOT_FOUND;
import static vouch.api.BusinessError.Code.ORDER_NOT_FOUND;
import static vouch.api.BusinessError.refuse;

import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.stereotype.Component;
import vouch.api.BusinessError;
import vouch.api.history.HistoryQuery.Events;
import vouch.api.history.HistoryQuery.FindCustomerTimeline;
import vouch.api.history.HistoryQuery.FindOrderTimeline;
import vouch.query.ConsistentQueries;

/** Asks for timelines in the forms that are not JSON. */
@Component
class TimelineQueries {

    private final QueryGateway queries;

    TimelineQueries(QueryGateway queries) {
        this.queries = queries;
    }

    CompletableFuture<Events> find(FindOrderTimeline query, String token) {
        return find(query, token, ORDER_NOT_FOUND, "There is no order with this id.");
    }

    CompletableFuture<Events> find(FindCustomerTimeline query, String token) {
        return find(query, token, CUSTOMER_NOT_FOUND, "There is no customer with this id.");
    }

    private CompletableFuture<Events> find(Object query, String token, BusinessError.Code code, String detail) {
        return queries.query(ConsistentQueries.on(query, token), Events.class).thenApply(page -> {
            if (page == null) {
                throw refuse(code, detail);
            }
            return page;
        });
    }
}
