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
import vouch.query.Cursor;
import vouch.query.customer.ExposureRows.Line;

/** Answers queries about the exposure of all customers, from the tables of the customer view. */
@Component
class ExposureQueryHandler {

    /** How many customers are added up at a time, so that the memory that a total needs is bounded. */
    private static final int TOGETHER = 1000;

    /** Above every share. */
    private static final Cursor BEGIN = new Cursor(Long.toString(Long.MAX_VALUE), "");

    private final ExposureRows rows;

    ExposureQueryHandler(ExposureRows rows) {
        this.rows = rows;
    }

    @QueryHandler
    Exposures handle(FindExposure query) {
        Cursor after = query.after() == null ? BEGIN : Cursor.of(query.after());
        // One extra line tells whether there is a next page.
        List<Line> found = rows.behind(after.number(), after.id(), query.on(), query.limit() + 1);
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
        List<String> ids;
        do {
            ids = rows.ids(last, TOGETHER);
            for (Exposure line : rows.find(query.on(), ids)) {
                Exposure.Total one = Exposure.Total.of(line);
                totals.merge(one.currency(), one, Exposure.Total::plus);
            }
            last = ids.isEmpty() ? last : ids.get(ids.size() - 1);
        } while (ids.size() == TOGETHER);
        return new TotalExposure(List.copyOf(totals.values()));
    }
}
