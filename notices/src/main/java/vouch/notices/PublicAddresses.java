package vouch.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks names up, and refuses those that lead into the internal network. The client connects to the very addresses that
 * were checked here. So a name that means another address a moment later (DNS rebinding) gains nothing.
 */
@Component
class PublicAddresses implements DnsResolver {

    private static final List<Network> INTERNAL = Stream.of(
                    "0.0.0.0/8", // this host
                    "10.0.0.0/8",
                    "100.64.0.0/10", // of providers, also for metadata
                    "127.0.0.0/8",
                    "168.63.129.16/32", // metadata of Azure
                    "169.254.0.0/16", // link-local, also for metadata
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // of documents, as are two more
                    "192.168.0.0/16",
                    "198.18.0.0/15", // of measurements
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, and broadcast
                    "2001::/23", // of protocols, among them Teredo
                    "2001:db8::/32", // of documents
                    "3fff::/20")
            .map(Network::of)
            .toList();

    /** All public addresses of IPv6 are here. Loopback, link-local, private and multicast are not. */
    private static final Network PUBLIC_IPV6 = Network.of("2000::/3");

    /** Addresses of IPv6 that have one of IPv4 in them, which counts. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private static final Network SIX_TO_FOUR = Network.of("2002::/16");

    /** Finds the addresses of a name, as {@link InetAddress#getAllByName} does. */
    @FunctionalInterface
    interface Lookup {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Lookup lookup;

    @Autowired
    PublicAddresses() {
        this(InetAddress::getAllByName);
    }

    PublicAddresses(Lookup lookup) {
        this.lookup = lookup;
    }

    /** The name leads into the internal network. */
    static final class Internal extends UnknownHostException {

        private Internal(String host) {
            super(host + " is on the internal network, where no notice is sent.");
        }
    }

    /** @throws Internal when one of the addresses is not public: no client can know which of them would be tried */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = lookup.of(host);
        if (!Arrays.stream(all).allMatch(PublicAddresses::isPublic)) {
            throw new Internal(host);
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    private static boolean isPublic(byte[] address) {
        if (NAT64.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        } else if (SIX_TO_FOUR.contains(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return (address.length == 4 || PUBLIC_IPV6.contains(address))
                && INTERNAL.stream().noneMatch(network -> network.contains(address));
    }
}
