package vouch.app.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The address of a client as the limits count it. */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /**
     * An IPv4 address as it is, and of an IPv6 address the first 64 bits: one customer of a provider has all the
     * others.
     *
     * @param remote as the server has it; a proxy that is trusted may have forwarded any text
     */
    static String of(String remote) {
        if (!remote.contains(":")) {
            return remote;
        }
        try {
            // With a colon it is read as an address, and never looked up as a name.
            byte[] address = InetAddress.getByName(remote).getAddress();
            return address.length > NETWORK_BYTES
                    ? HexFormat.of().formatHex(Arrays.copyOf(address, NETWORK_BYTES))
                    : InetAddress.getByAddress(address).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return remote;
        }
    }
}
