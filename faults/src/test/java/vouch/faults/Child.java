package vouch.faults;

import java.util.List;
import vouch.acceptance.Launch;

/** Vouch with the test classes beside it on its class path, so that it does what a run wants of it. */
final class Child {

    private Child() {}

    static Launch named(String name) {
        List<String> program = List.of("-cp", System.getProperty("java.class.path"), "vouch.app.Application");
        return Launch.named(name).quick().running(program).with("--vouch.demo=false");
    }
}
