package vouch.acceptance;

import java.io.IOException;
import java.net.URI;

/** Nobody answers at the address, though it was tried several times: the run is over. */
final class Unreachable extends IOException {

    Unreachable(URI url, IOException cause) {
        super("nobody answers at " + url, cause);
    }
}
