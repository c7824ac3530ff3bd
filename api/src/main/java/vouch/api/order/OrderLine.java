package vouch.api.order;

import vouch.api.Bounds;
import vouch.api.Money;

/**
 * One line of an order.
 *
 * @param sku the name of the article, at most {@value Bounds#SKU} characters
 * @param quantity the number of pieces, at least 1
 * @param unitPrice the price of one piece, at least 0
 */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    /** @throws ArithmeticException when the amount does not fit a long */
    public Money amount() {
        return unitPrice.times(quantity);
    }
}
