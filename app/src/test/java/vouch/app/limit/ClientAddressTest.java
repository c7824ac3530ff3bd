package vouch.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    @Test
    void isOneForAllAddressesOfAnIpv6Network() {
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isEqualTo(ClientAddress.of("2001:db8:1:2:ffff:0:0:7"));
        assertThat(ClientAddress.of("2001:db8:1:2::1")).isNotEqualTo(ClientAddress.of("2001:db8:1:3::1"));
    }

    @ParameterizedTest
    @CsvSource({"::ffff:192.0.2.7, 192.0.2.7", "192.0.2.7, 192.0.2.7"})
    void isAnIpv4AddressAsItIs(String remote, String address) {
        assertThat(ClientAddress.of(remote)).isEqualTo(address);
    }

    /** A proxy may forward anything, and nothing is looked up. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "shop.example", "no:address", "_hidden", ""})
    void isOtherTextAsItIs(String remote) {
        assertThat(ClientAddress.of(remote)).isEqualTo(remote);
    }
}
