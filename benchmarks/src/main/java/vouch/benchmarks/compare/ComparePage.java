package vouch.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;
import vouch.benchmarks.compare.Bars.Bar;
import vouch.benchmarks.shop.Work;

/** A comparison as a page. */
final class ComparePage {

    private ComparePage() {}

    static String of(Compared compared, List<Section> sections) {
        List<Bars> plots = compared.stores().stream()
                .flatMap(store -> plots(compared, store))
                .toList();
        return Page.of("Vouch compared", compared.machine(), compared.cores(), plots, sections);
    }

    private static Stream<Bars> plots(Compared compared, Store store) {
        return Stream.of(
                plot("Orders a second", compared, store, Work.MANY_CUSTOMERS, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.HOT_CUSTOMER, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.TENTH_REJECTED, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.CANCELLED, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.SHIPPED, Reading.PER_SECOND),
                plot("Orders a second", compared, store, Work.UNAWAITED, Reading.PER_SECOND),
                plot("Half decided within ms", compared, store, Work.UNLOADED, Reading.MEDIAN_MILLIS),
                plot("99% answered within ms", compared, store, Work.LOADED, Reading.LATE_MILLIS));
    }

    private static Bars plot(String title, Compared compared, Store store, Work work, Reading reading) {
        List<Bar> bars = Stream.of(Contestant.values())
                .flatMap(contestant -> compared
                        .spread(store, contestant, work, reading)
                        .map(spread -> new Bar(contestant.toString(), spread))
                        .stream())
                .toList();
        return new Bars("%s, %s, %s".formatted(title, work, store), bars);
    }
}
