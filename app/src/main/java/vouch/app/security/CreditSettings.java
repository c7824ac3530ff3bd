package vouch.app.security;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vouch.api.Money;

/**
 * What people may decide about credit.
 *
 * @param overrideUpTo the amounts up to which a credit manager may override the credit of an order, at most one of each
 *     currency, such as 10000.00 GBP; a currency without one has no bound
 */
@ConfigurationProperties("vouch.credit")
public record CreditSettings(@DefaultValue Set<String> overrideUpTo) {

    public CreditSettings {
        if (bounds(overrideUpTo).stream().map(Money::currency).distinct().count() < overrideUpTo.size()) {
            throw new IllegalArgumentException("vouch.credit.override-up-to must list one amount of each currency.");
        }
    }

    List<Money> bounds() {
        return bounds(overrideUpTo);
    }

    private static List<Money> bounds(Set<String> amounts) {
        return amounts.stream().map(CreditSettings::bound).toList();
    }

    private static Money bound(String amount) {
        String[] parts = amount.strip().split(" ");
        try {
            Money bound = Money.of(parts[0], parts.length == 2 ? parts[1] : null);
            if (bound.minor() >= 0) {
                return bound;
            }
        } catch (IllegalArgumentException noAmount) {
            // Said below, with the name of the setting.
        }
        throw new IllegalArgumentException(
                "vouch.credit.override-up-to must list amounts such as 10000.00 GBP; %s is none.".formatted(amount));
    }
}
