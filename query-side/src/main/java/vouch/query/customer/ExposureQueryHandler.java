package vouch.query.customer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerQuery.FindExposure;
import vouch.api.customer.CustomerQuery.FindTotalExposure;
import vouch.api.customer.CustomerQuery.TotalExposure;
import vouch.api.customer.Exposure;
import vouch.engine.views.Conditions;
import vouch.query.Cursor;
import vouch.query.customer.ExposureRows.Line;

/** Answers queries about the exposure of all customers, from the tables of the customer view. */
@Component
class ExposureQueryHandler {

    /** How many customers are added up at a time, so that the memory that a total needs is bounded. */
    private static final int TOGETHER = 1000;

    private final ExposureRows rows;

    ExposureQueryHandler(ExposureRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    Exposures handle(FindExposure query) {
        Conditions conditions = new Conditions();
        if (query.after() != null) {
            Cursor after = Cursor.of(query.after());
            conditions.add("share <= ? and (share < ? or customer_id > ?)", after.number(), after.number(), after.id());
        }
        // One extra line tells whether there is a next page.
        List<Line> found = rows.find(query.on(), conditions, "share desc, customer_id", query.limit() + 1);
        boolean more = found.size() > query.limit();
        List<Line> page = more ? found.subList(0, query.limit()) : found;
        return new Exposures(
                page.stream().map(Line::exposure).toList(), more ? cursor(page.get(page.size() - 1)) : null);
    }

    private static String cursor(Line last) {
        return new Cursor(
                        Long.toString(last.share()),
                        last.exposure().customerId().value())
                .toString();
    }

    @QueryHandler
    TotalExposure handle(FindTotalExposure query) {
        Map<String, Exposure.Total> totals = new TreeMap<>();
        String last = "";
        List<Line> found;
        do {
            Conditions conditions = new Conditions();
            conditions.add("customer_id > ?", last);
            found = rows.find(query.on(), conditions, "customer_id", TOGETHER);
            for (Line line : found) {
                Exposure.Total one = Exposure.Total.of(line.exposure());
                totals.merge(one.currency(), one, Exposure.Total::plus);
                last = line.exposure().customerId().value();
            }
        } while (found.size() == TOGETHER);
        return new TotalExposure(List.copyOf(totals.values()));
    }
}
