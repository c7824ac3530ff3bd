package vouch.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of addresses, such as {@code 10.0.0.0/8}. */
record Network(byte[] address, int bits) {

    /** @param written a literal address, so that nothing is looked up */
    static Network of(String written) {
        String[] parts = written.split("/");
        try {
            return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    boolean contains(byte[] other) {
        int whole = bits / 8;
        int rest = bits % 8;
        return other.length == address.length
                && Arrays.equals(other, 0, whole, address, 0, whole)
                && (rest == 0 || (other[whole] ^ address[whole]) >> (8 - rest) == 0);
    }
}
