package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.empty.EmptyApplication;

/** What is started. */
enum Starter {
    DELIVERED("Vouch, one jar") {
        @Override
        List<String> command(Place place, Product product) {
            return with(vouchSettings(place), "-jar", product.jar().toString());
        }
    },
    /** Beside an empty one, which is in no jar either. */
    UNPACKED("Vouch, unpacked") {
        @Override
        List<String> command(Place place, Product product) {
            return with(vouchSettings(place), "-cp", product.classPath(), APPLICATION);
        }
    },
    EMPTY("an empty application") {
        @Override
        List<String> command(Place place, Product product) {
            List<String> settings = List.of("--spring.datasource.url=" + place.url());
            return with(settings, "-cp", product.emptyClassPath(), EmptyApplication.class.getName());
        }
    };

    /** A name only: the class is not in this process. */
    private static final String APPLICATION = "vouch.app.Application";

    private final String words;

    Starter(String words) {
        this.words = words;
    }

    /** To which the port comes. */
    abstract List<String> command(Place place, Product product);

    private static List<String> vouchSettings(Place place) {
        return with(place.vouchSettings(), "--vouch.demo=false", "--vouch.security.open=true");
    }

    private static List<String> with(List<String> last, String... first) {
        List<String> command = new ArrayList<>(List.of(first));
        command.addAll(last);
        return command;
    }

    @Override
    public String toString() {
        return words;
    }
}
