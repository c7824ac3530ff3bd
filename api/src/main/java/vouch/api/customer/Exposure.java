package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import vouch.api.Money;

/**
 * What a customer has reserved and owes, for the report of a day ({@code docs/http-api.md}, Queries). The receivable and
 * its aging are those of that day. The credit limit and what is reserved are those of the present. In a report of what
 * was known at a time, all are as they were known then.
 *
 * @param limitInForce the temporary limit of that day, else the credit limit
 */
public record Exposure(
        CustomerId customerId,
        String name,
        Money creditLimit,
        Money limitInForce,
        Money reserved,
        Money receivable,
        @JsonUnwrapped Aging aging) {

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public Money exposure() {
        return reserved.plus(receivable);
    }

    /** The sums of all customers of one currency. */
    public record Total(
            String currency,
            long customers,
            Money creditLimit,
            Money limitInForce,
            Money reserved,
            Money receivable,
            @JsonUnwrapped Aging aging) {

        /** Of one customer alone. */
        public static Total of(Exposure one) {
            return new Total(
                    one.receivable.currency(),
                    1,
                    one.creditLimit,
                    one.limitInForce,
                    one.reserved,
                    one.receivable,
                    one.aging);
        }

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public Money exposure() {
            return reserved.plus(receivable);
        }

        public Total plus(Total other) {
            return new Total(
                    currency,
                    customers + other.customers,
                    creditLimit.plus(other.creditLimit),
                    limitInForce.plus(other.limitInForce),
                    reserved.plus(other.reserved),
                    receivable.plus(other.receivable),
                    aging.plus(other.aging));
        }
    }
}
