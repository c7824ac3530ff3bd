package vouch.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.shop.Bulk;

/** Gives orders to a {@link Bulk}, each of which is a process of its own. */
record BulkChild(Place place, Product product, Path log) {

    /** Comes back when it is done, with its answer. */
    double run(String order, Object... values) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("-cp", product.classPath(Contestant.PLAIN), Bulk.class.getName(), order, place.url()));
        for (Object value : values) {
            command.add(value.toString());
        }
        try (Child child = Child.start(log, true, command)) {
            String answer = child.process().inputReader().readLine();
            if (answer == null) {
                throw child.failure("bulk " + order + " failed");
            }
            child.process().waitFor();
            return Double.parseDouble(answer);
        }
    }
}
