package vouch.api.order;

import vouch.api.Bounds;
import vouch.api.Money;

/**
 * One line of an order.
 *
 * @param sku what is ordered, at most {@value Bounds#SKU} characters
 * @param quantity how many, at least 1
 * @param unitPrice the price of one, at least 0
 */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    /** @throws ArithmeticException when it does not fit a long */
    public Money amount() {
        return unitPrice.times(quantity);
    }
}
