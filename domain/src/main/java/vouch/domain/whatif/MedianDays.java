package vouch.domain.whatif;

import java.time.LocalDate;
import java.util.Map;
import vouch.api.customer.CustomerId;

/**
 * After how many days orders ship, and after how many more they are paid: the medians of the facts.
 *
 * @param all of all customers together
 * @param own of each customer that is known
 * @param last the latest day of a fact; null when there is none
 */
public record MedianDays(Days all, Map<CustomerId, Days> own, LocalDate last) {

    /** @param ship null when no order shipped @param pay null when none was fully paid */
    public record Days(Integer ship, Integer pay) {}

    public boolean isKnown(CustomerId customer) {
        return own.containsKey(customer);
    }

    /** The customer's own medians; for one that it lacks, that of all customers. */
    Days of(CustomerId customer) {
        Days days = own.get(customer);
        return new Days(days.ship == null ? all.ship : days.ship, days.pay == null ? all.pay : days.pay);
    }
}
