package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vouch.api.BusinessError.Refusal;

class ReceiverRuleTest {

    private final ReceiverRule rule = new ReceiverRule(
            Parts.settings("off", "http://localhost:9000", "https://Inside.example"),
            new PublicAddresses(ReceiverRuleTest::lookUp));

    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        return switch (host) {
            case "shop.example" -> new InetAddress[] {InetAddress.getByName("8.8.8.8")};
            case "nowhere.example" -> throw new UnknownHostException(host);
            default -> new InetAddress[] {InetAddress.getByName("10.0.0.1")};
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "https://shop.example/notices?token=1",
                "HTTPS://shop.example:443/",
                "https://shop.example:8443/",
                "http://localhost:9000",
                "http://LOCALHOST:9000/a/b?c=d",
                "https://inside.example/x",
                "https://inside.example:443/x"
            })
    void takes(String url) {
        assertThatCode(() -> rule.check(url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example, must begin with https",
        "http://localhost:9001, must begin with https",
        "http://localhost, must begin with https",
        "http://localhost:9000.shop.example/, whole address",
        "http://localhost:90000/, must begin with https",
        "http://localhost:9000@shop.example/, whole address",
        "https://me@shop.example/, whole address",
        "https://me:secret@shop.example/, whole address",
        "https:///notices, whole address",
        "https:shop.example, whole address",
        "//shop.example/, whole address",
        "shop.example, whole address",
        "https://shop example/, whole address",
        "https://shop_example/, whole address",
        "https://shop.example\\@localhost/, whole address",
        "ftp://shop.example/, whole address",
        "file:///etc/passwd, whole address",
        "gopher://shop.example:1/, whole address",
        "https://shop.example/#end, fragment",
        "https://shop.example:22/, port",
        "https://shop.example:80/, port",
        "https://shop.example:70000/, port",
        "https://inside.example:8443/x, internal network",
        "https://within.example/, internal network",
        "https://127.0.0.1/, internal network",
        "https://[::1]/, internal network",
        "https://nowhere.example/, not known"
    })
    void refuses(String url, String why) {
        assertThatThrownBy(() -> rule.check(url))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("VALIDATION_FAILED: The url ")
                .hasMessageContaining(why);
    }

    @Test
    void knowsWhatIsListed() {
        assertThat(rule.isListed(URI.create("http://localhost:9000/a"))).isTrue();
        assertThat(rule.isListed(URI.create("https://localhost:9000/a"))).isFalse();
    }
}
