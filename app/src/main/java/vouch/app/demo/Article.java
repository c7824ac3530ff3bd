package vouch.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vouch.api.Money;
import vouch.api.order.OrderLine;

/**
 * What the customers of the demo set order.
 *
 * @param price of one piece, in minor units of any currency
 */
record Article(String sku, long price) {

    private static final List<Article> ALL = List.of(
            new Article("LANTERN", 2000),
            new Article("MUG", 255),
            new Article("DOORMAT", 675),
            new Article("CLOCK", 850),
            new Article("LAMP", 995),
            new Article("SUITCASE", 3995),
            new Article("TEAPOT", 1750),
            new Article("NOTEBOOK", 420),
            new Article("VASE", 1290),
            new Article("BENCH", 12900),
            new Article("TENT", 18950),
            new Article("BLANKET", 2475),
            new Article("CANDLE", 310),
            new Article("BASKET", 1145));

    /**
     * The lines of an order.
     *
     * @param size about what they cost together, in minor units
     */
    static List<OrderLine> lines(Random random, long size, String currency) {
        int number = 1 + random.nextInt(3);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Article article = ALL.get(random.nextInt(ALL.size()));
            int pieces = Math.toIntExact(size / number / article.price + 1);
            lines.add(new OrderLine(article.sku, pieces, new Money(article.price, currency)));
        }
        return lines;
    }
}
