package vouch.saga;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vouch.api.Actor;
import vouch.api.customer.CustomerCommand.ReviewAccount;
import vouch.api.customer.CustomerId;
import vouch.coordination.SystemCommands;

/**
 * Asks each account where something waits, or could expire, to look at it ({@code docs/credit-rules.md}, The daily
 * review). The sagas know these accounts: something waits or is reserved there for an order in flight. The account
 * decides, and stores nothing when there is nothing to do. So it may be asked twice.
 */
@Component
public class DailyReview {

    private static final Logger LOG = LoggerFactory.getLogger(DailyReview.class);
    private static final Actor ACTOR = Actor.system("daily-review");

    /** Each page reads the whole table, so it is much larger than the number of accounts that are asked at once. */
    private static final int PAGE = 10_000;

    private static final int AT_ONCE = 100;

    private final SagaStore store;
    private final SystemCommands commands;
    private final Predicate<Throwable> outage;

    DailyReview(SagaStore store, SystemCommands commands, Predicate<Throwable> outage) {
        this.store = store;
        this.commands = commands;
        this.outage = outage;
    }

    /**
     * Asks the accounts one after the other, and returns after their answers. An account that does not answer is asked
     * again the next day.
     *
     * @param on the day of the review, in UTC
     * @throws RuntimeException in an outage that affects all accounts; the caller must call again
     */
    public void reviewAccounts(LocalDate on) {
        CustomerId last = null;
        List<CustomerId> page;
        do {
            page = store.withOpenCredit(last, PAGE);
            for (int from = 0; from < page.size(); from += AT_ONCE) {
                review(page.subList(from, Math.min(from + AT_ONCE, page.size())), on);
            }
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (page.size() == PAGE);
    }

    private void review(List<CustomerId> customers, LocalDate on) {
        Map<CustomerId, CompletableFuture<?>> asked = new LinkedHashMap<>();
        customers.forEach(customer -> asked.put(customer, commands.send(new ReviewAccount(customer, on), ACTOR)));
        asked.forEach((customer, answer) -> {
            try {
                answer.join();
            } catch (CompletionException e) {
                if (outage.test(e)) {
                    throw e;
                }
                LOG.warn(
                        "{} does not answer its review: {}",
                        customer,
                        e.getCause().toString());
            }
        });
    }
}
