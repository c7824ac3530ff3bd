package vouch.console;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.springframework.context.MessageSource;
import vouch.api.Money;

/** Writes values as a reader of this language expects them. */
public record Shown(Locale locale, MessageSource texts) {

    private static final int LONGEST_ID = 20;
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    /** With as many digits as the currency has. */
    public String money(Money amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance(amount.currency()));
        format.setMinimumFractionDigits(digits(amount));
        format.setMaximumFractionDigits(digits(amount));
        return format.format(new BigDecimal(amount.amount()));
    }

    private static int digits(Money amount) {
        return Currency.getInstance(amount.currency()).getDefaultFractionDigits();
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** The moment in a JSON answer; null for null. */
    public Instant moment(Object text) {
        return text == null ? null : Instant.parse(text.toString());
    }

    /** In UTC, and says so. A script writes it in the reader's zone. */
    public String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(time)
                + " UTC";
    }

    /** The largest unit that it has one of, and the next. */
    public String length(Duration length) {
        if (length.toDays() > 0) {
            return text("length.days", length.toDays(), length.toHoursPart());
        } else if (length.toHours() > 0) {
            return text("length.hours", length.toHours(), length.toMinutesPart());
        } else if (length.toMinutes() > 0) {
            return text("length.minutes", length.toMinutes(), length.toSecondsPart());
        }
        return length.toSeconds() > 0
                ? text("length.seconds", length.toSeconds())
                : text("length.milliseconds", length.toMillis());
    }

    /** A long id without its middle. */
    public String id(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, HEAD) + "…" + id.substring(id.length() - TAIL);
    }

    public String text(String key, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    /** What a constant or a type is called; a name that has no text stands for itself. */
    public String name(String kind, Object constant) {
        return texts.getMessage(kind + "." + constant, null, String.valueOf(constant), locale);
    }
}
