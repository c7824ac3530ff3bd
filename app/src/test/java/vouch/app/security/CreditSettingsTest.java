package vouch.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vouch.api.Actor;
import vouch.api.Money;
import vouch.api.Role;

/** How much credit people may override. */
class CreditSettingsTest {

    private static final String NAME = "vouch.credit.override-up-to";

    @Test
    void hasNoBoundByDefault() {
        assertThat(bound(Map.of()).bounds()).isEmpty();
    }

    /** Also an amount of zero, with which a credit manager overrides nothing. */
    @Test
    void hasABoundOfEachCurrencyThatIsListed() {
        assertThat(bound(Map.of(NAME, "10000.00 GBP, 0 EUR,1000000 JPY")).bounds())
                .containsExactlyInAnyOrder(Money.of("10000", "GBP"), Money.of("0", "EUR"), Money.of("1000000", "JPY"));
        assertThat(bound(Map.of(NAME + "[0]", "10000 GBP", NAME + "[1]", "5 KWD"))
                        .bounds())
                .containsExactlyInAnyOrder(Money.of("10000", "GBP"), Money.of("5", "KWD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10000",
                "GBP",
                "GBP 10000",
                "10000GBP",
                "10000 GBP EUR",
                "10000  GBP",
                "-0.01 GBP",
                "1e3 GBP",
                "1.234 GBP",
                "0.5 JPY",
                "10000 gbp",
                "10000 XAU",
                "10000 ZZZ",
                "99999999999999999999 GBP",
                "any",
                " "
            })
    void refusesWhatIsNoAmount(String amount) {
        assertThatThrownBy(() -> new CreditSettings(Set.of(amount)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(NAME + " must list amounts such as 10000.00 GBP; " + amount + " is none.")
                .hasNoCause();
    }

    @Test
    void refusesTwoAmountsOfOneCurrency() {
        assertThatThrownBy(() -> new CreditSettings(Set.of("10000 GBP", "5 EUR", "20000 GBP")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(NAME + " must list one amount of each currency.");
    }

    @ParameterizedTest
    @EnumSource
    void boundsEverybodyExceptADirector(Role role) {
        assertThat(boundsOf(role)).hasSize(role == Role.CREDIT_DIRECTOR ? 0 : 1);
    }

    @Test
    void boundsNoDirectorWhateverElseTheDirectorIs() {
        assertThat(boundsOf(Role.values())).isEmpty();
        assertThat(boundsOf()).containsExactly(Money.of("10000", "GBP"));
    }

    private static List<Money> boundsOf(Role... roles) {
        CreditSettings settings = new CreditSettings(Set.of("10000 GBP"));
        return new CallerOverrideBounds(() -> new Actor("ada", Set.of(roles), null), settings).ofCaller();
    }

    private static CreditSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("vouch.credit", CreditSettings.class);
    }
}
