package vouch.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: as many digits as are worth something. */
public final class Figure {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Figure() {}

    /** Three digits; thousands are grouped. */
    public static String of(double value) {
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
        if (rounded.abs().compareTo(BigDecimal.valueOf(1000)) >= 0) {
            return String.format(Locale.ROOT, "%,d", rounded.longValue());
        }
        return rounded.stripTrailingZeros().toPlainString();
    }

    /** Whole percent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%,d%%", Math.round(share * 100));
    }

    /** Bytes, in decimal units. */
    public static String bytes(double value) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        int unit = 0;
        double rest = value;
        while (rest >= 1000 && unit < units.length - 1) {
            rest /= 1000;
            unit++;
        }
        return of(rest) + " " + units[unit];
    }
}
