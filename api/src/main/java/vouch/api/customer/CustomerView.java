package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vouch.api.Money;
import vouch.api.customer.CustomerEvent.CustomerRegistered;

/**
 * A customer and the customer's credit account, as the API shows them ({@code docs/http-api.md}, Queries).
 *
 * @param country null when it was not given
 * @param receivable negative when the customer has paid ahead
 * @param version the number of events in the customer's stream, from 1
 * @param on the account's date: the latest day for which one of its events counts
 * @param overdue what is overdue on the account's date
 * @param temporaryLimits those that are not withdrawn, by their first day
 */
@JsonPropertyOrder({
    "customerId",
    "name",
    "country",
    "onHold",
    "creditLimit",
    "limitInForce",
    "reserved",
    "receivable",
    "available",
    "overdue",
    "registeredAt",
    "version",
    "on",
    "terms",
    "temporaryLimits",
    "eligibility",
    "waiting"
})
public record CustomerView(
        CustomerId customerId,
        String name,
        String country,
        boolean onHold,
        Money creditLimit,
        Money reserved,
        Money receivable,
        Instant registeredAt,
        long version,
        LocalDate on,
        Money overdue,
        CreditTerms terms,
        List<TemporaryLimit> temporaryLimits,
        Standing eligibility,
        Waiting waiting) {

    /** @param until the last day */
    public record TemporaryLimit(TemporaryLimitId temporaryLimitId, Money amount, LocalDate from, LocalDate until) {

        private boolean isInForceOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /**
     * What the eligibility service told last.
     *
     * @param bound of a restricted customer, else null
     * @param revision 0 before it has told anything
     */
    public record Standing(Eligibility eligibility, Money bound, List<String> factors, long revision) {}

    /** The orders that wait for credit. */
    public record Waiting(int orders, Money amount) {}

    /** The customer right after the registration. */
    public static CustomerView registered(CustomerRegistered event, Instant at) {
        String currency = event.creditLimit().currency();
        Money nothing = Money.zero(currency);
        return new CustomerView(
                event.customerId(),
                event.name(),
                event.country(),
                false,
                event.creditLimit(),
                nothing,
                nothing,
                at,
                1,
                event.on(),
                nothing,
                CreditTerms.standard(currency),
                List.of(),
                new Standing(Eligibility.ELIGIBLE, null, List.of(), 0),
                new Waiting(0, nothing));
    }

    /** The same customer, with this much overdue on the account's date. */
    public CustomerView withOverdue(Money amount) {
        return new CustomerView(
                customerId,
                name,
                country,
                onHold,
                creditLimit,
                reserved,
                receivable,
                registeredAt,
                version,
                on,
                amount,
                terms,
                temporaryLimits,
                eligibility,
                waiting);
    }

    /** The temporary limit of the account's date, else the credit limit. */
    @JsonProperty
    public Money limitInForce() {
        return limitInForceOn(on);
    }

    /** The temporary limit of that day, else the credit limit. */
    public Money limitInForceOn(LocalDate day) {
        return temporaryLimits.stream()
                .filter(limit -> limit.isInForceOn(day))
                .findFirst()
                .map(TemporaryLimit::amount)
                .orElse(creditLimit);
    }

    /** The limit in force less the exposure; negative when the exposure is above it. */
    @JsonProperty
    public Money available() {
        return limitInForce().minus(reserved).minus(receivable);
    }
}
