package vouch.acceptance;

import java.io.IOException;
import java.net.URI;

/** What Vouch says about itself. */
final class Health {

    private static final Call HEALTH = Call.get("/actuator/health");
    private static final Call DETAIL = Call.get("/actuator/health/detail");

    private final Wire wire;

    Health(URI url) {
        this.wire = new Wire(url);
    }

    boolean isUp() throws InterruptedException {
        return status().equals("UP");
    }

    /** Empty while it says nothing, or somebody else answers. */
    String status() throws InterruptedException {
        try {
            return wire.send(HEALTH).text("status");
        } catch (IOException e) {
            return "";
        }
    }

    /** What an operator reads. */
    String detail() throws IOException, InterruptedException {
        return wire.send(DETAIL).body().toString();
    }
}
