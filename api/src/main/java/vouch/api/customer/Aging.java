package vouch.api.customer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import vouch.api.Money;

/**
 * What a customer owes on a day, by how long it is overdue. The amounts add up to the receivable of that day
 * ({@code docs/credit-rules.md}, Aging).
 *
 * @param notDue due on that day or later
 * @param credit what the customer has paid ahead, as a negative amount; else zero
 */
@JsonPropertyOrder({"on", "notDue", "days1to30", "days31to60", "days61to90", "over90", "credit"})
public record Aging(
        LocalDate on, Money notDue, Money days1to30, Money days31to60, Money days61to90, Money over90, Money credit) {

    /** @throws IllegalArgumentException for another currency */
    public Aging plus(Aging other) {
        return new Aging(
                on,
                notDue.plus(other.notDue),
                days1to30.plus(other.days1to30),
                days31to60.plus(other.days31to60),
                days61to90.plus(other.days61to90),
                over90.plus(other.over90),
                credit.plus(other.credit));
    }
}
