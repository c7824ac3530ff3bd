package vouch.benchmarks.shop;

import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vouch.api.order.OrderQuery.AwaitOrder;
import vouch.api.order.OrderView;
import vouch.app.Application;
import vouch.benchmarks.Unusable;
import vouch.domain.view.OrderMilestones;

/** The product as it is, driven behind its HTTP: the messages of its controllers, without them. */
final class VouchShop extends AxonShop {

    private final QueryGateway queries;

    VouchShop(String... settings) {
        this(SpringApplication.run(Application.class, settings));
    }

    private VouchShop(ConfigurableApplicationContext application) {
        super(application);
        queries = application.getBean(QueryGateway.class);
    }

    @Override
    protected void await(AwaitOrder query) {
        OrderView view = queries.query(query, OrderView.class).join();
        if (view == null || !OrderMilestones.reached(query, view)) {
            throw new Unusable("an order was not " + query.milestone() + " within " + PATIENCE + ": " + view);
        }
    }
}
