package vouch.notices;

import java.net.URI;
import java.util.Locale;

/**
 * The part of a URL that says who is asked. Two URLs of one origin reach the same receiver.
 *
 * @param scheme {@code http} or {@code https}
 * @param host in lower case
 */
record Origin(String scheme, String host, int port) {

    /** @throws IllegalArgumentException when the URL is no complete address of HTTP, or names a user */
    static Origin of(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")
                || url.getHost() == null
                || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("not the address of a receiver");
        }
        int usual = scheme.equals("https") ? 443 : 80;
        return new Origin(scheme, url.getHost().toLowerCase(Locale.ROOT), url.getPort() == -1 ? usual : url.getPort());
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
