package vouch.acceptance;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A line of an order: {@code 2x10.00} is two at ten each, and {@code 10.00} is one. */
record OrderLine(int quantity, String unitPrice) {

    private static final Pattern LINES = Pattern.compile(
            "{a}|{n}x{a}(\\+{n}x{a})*".replace("{n}", "\\d{1,9}").replace("{a}", Row.DECIMAL));

    static boolean areIn(String amount) {
        return LINES.matcher(amount).matches();
    }

    static List<OrderLine> of(String amount) {
        return Arrays.stream(amount.split("\\+")).map(OrderLine::line).toList();
    }

    private static OrderLine line(String text) {
        int times = text.indexOf('x');
        return times < 0
                ? new OrderLine(1, text)
                : new OrderLine(Integer.parseInt(text.substring(0, times)), text.substring(times + 1));
    }
}
