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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import vouch.api.Money;
import vouch.api.RejectionReason;
import vouch.api.customer.CustomerView.TemporaryLimit;
import vouch.api.customer.Eligibility;
import vouch.api.customer.Granted;
import vouch.api.customer.OnShortage;
import vouch.api.order.OrderView;

/** Writes values as a reader of this language expects them. */
public record Shown(Locale locale, MessageSource texts) {

    private static final int LONGEST_ID = 20;
    private static final int HEAD = 8;
    private static final int TAIL = 6;

    /** What the constants of a type are called. */
    private static final Map<Class<?>, String> KINDS = Map.of(
            OrderView.Status.class, "status",
            OrderView.Credit.class, "credit",
            RejectionReason.class, "reason",
            Granted.class, "granted",
            OnShortage.class, "shortage",
            Eligibility.class, "eligibility");

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

    /** Any value of a view. */
    public String value(Object value) {
        if (value instanceof Money amount) {
            return money(amount);
        } else if (value instanceof LocalDate day) {
            return day(day);
        } else if (value instanceof Instant time) {
            return time(time);
        } else if (value instanceof Number number) {
            return count(number.longValue());
        } else if (value instanceof Boolean is) {
            return text(is ? "yes" : "no");
        } else if (value instanceof Enum<?> constant) {
            return name(KINDS.getOrDefault(constant.getDeclaringClass(), ""), constant);
        } else if (value instanceof TemporaryLimit limit) {
            return text("customer.temporary", money(limit.amount()), day(limit.from()), day(limit.until()));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(this::value).collect(Collectors.joining(" · "));
        }
        return value instanceof String text ? text : "–";
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
