package vouch.query.history;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import vouch.api.customer.CustomerId;
import vouch.api.customer.CustomerQuery.Exposures;
import vouch.api.customer.CustomerView;
import vouch.api.customer.Exposure;
import vouch.api.history.HistoryQuery.FindPastExposure;
import vouch.domain.view.KnownCustomer;
import vouch.query.Cursor;

/** Answers what all customers had reserved and owed, as it was known at a time. Keeps only one page in memory. */
@Component
class ExposureHistoryHandler {

    private static final int TOGETHER = 1_000;

    /** Stands for the use of no limit, as in the list of the present. */
    private static final long MOST = 9_000_000_000_000_000_000L;

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** The largest use of the limit first. */
    private static final Comparator<Line> IN_ORDER = Comparator.comparingLong(Line::share)
            .reversed()
            .thenComparing(line -> line.exposure.customerId().value());

    private final PastCustomers customers;
    private final HistoryIndex index;

    ExposureHistoryHandler(PastCustomers customers, HistoryIndex index) {
        this.customers = customers;
        this.index = index;
    }

    /** @param share how much of the limit is used, in millionths */
    private record Line(Exposure exposure, long share) {

        static Line of(KnownCustomer customer, LocalDate day) {
            CustomerView view = customer.view();
            String currency = view.receivable().currency();
            Exposure exposure = new Exposure(
                    view.customerId(),
                    view.name(),
                    view.creditLimit(),
                    view.limitInForceOn(day),
                    view.reserved(),
                    customer.receivables().on(day, currency),
                    customer.receivables().agingOn(day, currency));
            return new Line(
                    exposure,
                    use(exposure.exposure().minor(), exposure.limitInForce().minor()));
        }

        private static long use(long exposure, long limit) {
            if (limit <= 0) {
                return exposure > 0 ? MOST : 0;
            }
            BigInteger[] share =
                    BigInteger.valueOf(exposure).multiply(MILLION).divideAndRemainder(BigInteger.valueOf(limit));
            BigInteger floor = share[1].signum() < 0 ? share[0].subtract(BigInteger.ONE) : share[0];
            BigInteger most = BigInteger.valueOf(MOST);
            return floor.min(most).max(most.negate()).longValueExact();
        }

        boolean isBehind(long lastShare, String lastId) {
            return share < lastShare
                    || share == lastShare && exposure.customerId().value().compareTo(lastId) > 0;
        }

        boolean isShown() {
            return exposure.reserved().minor() != 0 || exposure.receivable().minor() != 0;
        }
    }

    @QueryHandler
    CompletableFuture<Exposures> handle(FindPastExposure query) {
        Cursor after = query.after() == null ? null : Cursor.of(query.after());
        Long share = after == null ? null : (Long) after.number();
        return index.noted(() -> exposures(query, share, after == null ? null : after.id()));
    }

    private Exposures exposures(FindPastExposure query, Long share, String id) {
        LocalDate day = LocalDate.ofInstant(query.asOf(), ZoneOffset.UTC);
        TreeSet<Line> first = new TreeSet<>(IN_ORDER);
        String last = "";
        List<CustomerId> ids;
        do {
            ids = customers.ids(query.asOf(), last, TOGETHER);
            for (CustomerId customer : ids) {
                Line line = Line.of(customers.at(customer, query.asOf()), day);
                if (line.isShown() && (share == null || line.isBehind(share, id))) {
                    first.add(line);
                }
                // One line more tells whether there is a next page.
                if (first.size() > query.limit() + 1) {
                    first.pollLast();
                }
                last = customer.value();
            }
        } while (ids.size() == TOGETHER);
        return page(first, query.limit());
    }

    private static Exposures page(TreeSet<Line> lines, int limit) {
        List<Line> page = lines.stream().limit(limit).toList();
        Line last = page.isEmpty() ? null : page.get(page.size() - 1);
        return new Exposures(
                page.stream().map(Line::exposure).toList(),
                lines.size() > limit
                        ? new Cursor(
                                        Long.toString(last.share),
                                        last.exposure.customerId().value())
                                .toString()
                        : null);
    }
}
