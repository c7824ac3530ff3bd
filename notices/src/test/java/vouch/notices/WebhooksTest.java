package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vouch.api.BusinessError;
import vouch.api.BusinessError.Refusal;

class WebhooksTest {

    private static final Set<Kind> WAITS = EnumSet.of(Kind.ORDER_WAITS);

    private final Parts parts = new Parts(Parts.h2(), Parts.settings("off"));

    private Webhooks webhooks(NoticeSettings settings) {
        ReceiverRule rule = new ReceiverRule(
                settings, new PublicAddresses(host -> new InetAddress[] {InetAddress.getByName("8.8.8.8")}));
        return new Webhooks(parts.webhooks, rule, settings, parts.clock);
    }

    @Test
    void keepsWhatIsRegistered() {
        Webhook made = webhooks(parts.settings).register("https://shop.example/n", WAITS, false, "ada");

        assertThat(parts.webhooks.all()).containsExactly(made);
        assertThat(made.createdBy()).isEqualTo("ada");
        assertThat(made.toString()).doesNotContain(made.secret()).doesNotContain("shop.example");
    }

    @Test
    void refusesOneMoreThanTheMost() {
        Webhooks webhooks = webhooks(parts.settings);
        for (int i = 0; i < Webhooks.MOST; i++) {
            webhooks.register("https://shop.example/" + i, WAITS, false, "ada");
        }

        assertThatThrownBy(() -> webhooks.register("https://shop.example/n", WAITS, false, "ada"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.error().code()).isEqualTo(BusinessError.Code.TOO_MANY_WEBHOOKS));

        webhooks.remove(parts.webhooks.all().get(0).id(), "ada");
        webhooks.register("https://shop.example/n", WAITS, false, "ada");
    }

    @Test
    void takesADigestOnlyWhereThereAreDigests() {
        assertThatThrownBy(() -> webhooks(parts.settings).register("https://shop.example", WAITS, true, "ada"))
                .hasMessageContaining("There are no digests");
        assertThat(webhooks(Parts.settings("07:00"))
                        .register("https://shop.example", WAITS, true, "ada")
                        .digest())
                .isTrue();
    }

    @Test
    void registersNothingThatTheRuleRefuses() {
        assertThatThrownBy(() -> webhooks(parts.settings).register("http://shop.example", WAITS, false, "ada"))
                .isInstanceOf(Refusal.class);
        assertThat(parts.webhooks.all()).isEmpty();
    }

    /** An annotation takes only a text. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void takesEveryKindOverHttp(Kind kind) {
        assertThat(kind.name()).matches(WebhookController.KIND);
        assertThat(WebhookController.KIND_RULE).contains(kind.name());
    }

    @Test
    void removesNothingThatIsNotThere() {
        assertThatThrownBy(() -> webhooks(parts.settings).remove("x", "ada")).hasMessageContaining("WEBHOOK_NOT_FOUND");
    }
}
