package vouch.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReceiversTest {

    /** The name leads to a public address when it is registered, and into the internal network when it is used. */
    @Test
    void connectsToNoAddressThatANameMeansOnlyNow() throws Exception {
        try (ServerSocket internal = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AtomicInteger lookups = new AtomicInteger();
            PublicAddresses rebound = new PublicAddresses(host -> new InetAddress[] {
                lookups.getAndIncrement() == 0 ? InetAddress.getByName("8.8.8.8") : internal.getInetAddress()
            });
            ReceiverRule rule = new ReceiverRule(Parts.settings("off"), rebound);
            String url = "https://rebound.example:" + internal.getLocalPort() + "/";
            rule.check(url);

            try (Receivers receivers = new Receivers(rule, rebound)) {
                assertThatThrownBy(() -> receivers.post(url, "{}", Map.of()))
                        .isInstanceOf(PublicAddresses.Internal.class);
            }

            assertThat(lookups).hasValue(2);
            internal.setSoTimeout(1);
            assertThatThrownBy(internal::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** An address in figures is not looked up by a name server, and checked all the same. */
    @Test
    void connectsToNoLiteralAddressOfTheInternalNetwork() throws Exception {
        try (ServerSocket internal = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PublicAddresses addresses = new PublicAddresses();
            ReceiverRule rule = new ReceiverRule(Parts.settings("off"), addresses);
            try (Receivers receivers = new Receivers(rule, addresses)) {
                for (String host : new String[] {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "127.1"}) {
                    assertThatThrownBy(() -> receivers.post(
                                    "https://" + host + ":" + internal.getLocalPort() + "/", "{}", Map.of()))
                            .as(host)
                            .isInstanceOfAny(PublicAddresses.Internal.class, vouch.api.BusinessError.Refusal.class);
                }
            }
            internal.setSoTimeout(1);
            assertThatThrownBy(internal::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void givesUpAnAnswerThatDoesNotCome() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.answers = new CountDownLatch(1);
            assertThatThrownBy(() -> post(receiver)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void givesUpAnAnswerWithoutAnEnd() throws Exception {
        try (Receiver receiver = new Receiver()) {
            receiver.status = 200;
            receiver.endless = true;
            assertThatThrownBy(() -> post(receiver)).isInstanceOf(IOException.class);
        }
    }

    private static void post(Receiver receiver) throws IOException {
        PublicAddresses addresses = new PublicAddresses();
        ReceiverRule rule = new ReceiverRule(Parts.settings("off", receiver.address()), addresses);
        try (Receivers receivers = new Receivers(rule, addresses, Duration.ofMillis(300))) {
            receivers.post(receiver.address(), "{}", Map.of());
        }
    }
}
