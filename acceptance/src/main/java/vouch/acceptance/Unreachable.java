package vouch.acceptance;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Nobody answers at any of the addresses, for as long as a client is patient: the run is over. */
final class Unreachable extends IOException {

    Unreachable(List<URI> urls, IOException cause) {
        super(
                "nobody answers at "
                        + String.join(" ", urls.stream().map(URI::toString).toList()),
                cause);
    }
}
