package vouch.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import vouch.benchmarks.shop.Done;
import vouch.benchmarks.shop.Work;
import vouch.benchmarks.shop.Worker;

/** A contestant that is driven within its own process: clients and contestant share one virtual machine. */
final class WorkerEntrant implements Entrant {

    private final Contestant contestant;
    private final Place place;
    private final Child child;
    private final BufferedReader answers;
    private final PrintStream orders;

    WorkerEntrant(Contestant contestant, int clients, Place place, Product product, Path folder) throws IOException {
        this.contestant = contestant;
        this.place = place;
        List<String> command = new ArrayList<>(List.of(
                "-cp",
                product.classPath(contestant),
                Worker.class.getName(),
                contestant.name(),
                String.valueOf(clients)));
        command.addAll(settings());
        child = Child.start(folder.resolve("worker.log"), true, command);
        answers = child.process().inputReader();
        orders = new PrintStream(child.process().getOutputStream(), true);
    }

    private List<String> settings() {
        return switch (contestant) {
            case VOUCH ->
                Stream.concat(
                                Stream.of("--server.port=0", "--vouch.demo=false", "--vouch.security.open=true"),
                                place.vouchSettings().stream())
                        .toList();
            case STOCK -> place.stockSettings();
            default -> List.of(place.url());
        };
    }

    @Override
    public void awaitReady() throws IOException {
        answer(String.class, "did not get ready");
    }

    @Override
    public void prepare(Work work) throws IOException {
        orders.println(work.name());
        awaitReady();
    }

    @Override
    public Done work(Duration time) throws IOException {
        orders.println(time.toMillis());
        return answer(Done.class, "ended at work");
    }

    private <T> T answer(Class<T> type, String otherwise) throws IOException {
        String answer = answers.readLine();
        if (answer == null) {
            throw child.failure(contestant + " " + otherwise);
        }
        return JsonMapper.shared().readValue(answer, type);
    }

    @Override
    public List<Long> processes() {
        return Stream.concat(Stream.of(child.process().pid()), place.processes().stream())
                .toList();
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public void close() throws Exception {
        child.close();
        place.database().close();
    }
}
