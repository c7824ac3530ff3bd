package vouch.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import vouch.benchmarks.Figure;
import vouch.benchmarks.Spread;
import vouch.benchmarks.Table;
import vouch.benchmarks.shop.Work;

/** A table with a title, to be printed or put on a page. Cells are text. */
record Section(String title, List<String> heads, List<List<String>> rows) {

    private static final List<Reading> MEDIANS = List.of(
            Reading.MEDIAN_MILLIS, Reading.LATE_MILLIS, Reading.CPU_MILLIS, Reading.KILOBYTES, Reading.FILE_KILOBYTES);

    static Section ratios(List<Rated> rated) {
        return new Section(
                "Ratios",
                List.of("database", "ratio", "of", "median", "lowest – highest", "must", "aim"),
                rated.stream().map(Section::row).toList());
    }

    private static List<String> row(Rated one) {
        return List.of(
                one.store().toString(),
                one.ratio(),
                one.of(),
                Figure.of(one.spread().median()),
                range(one.spread()),
                one.bound().mustWords(),
                one.bound().aimWords());
    }

    static Section figures(Compared compared, Store store) {
        List<String> heads = new ArrayList<>(List.of("work", "by", "a second", "lowest – highest"));
        MEDIANS.forEach(reading -> heads.add(reading.toString()));
        heads.add("binds");
        Section section = new Section(store.toString(), heads, new ArrayList<>());
        for (Work work : Work.values()) {
            for (Contestant contestant : Contestant.values()) {
                compared.spread(store, contestant, work, Reading.PER_SECOND)
                        .ifPresent(perSecond -> section.rows.add(row(compared, store, contestant, work, perSecond)));
            }
        }
        return section;
    }

    private static List<String> row(
            Compared compared, Store store, Contestant contestant, Work work, Spread perSecond) {
        List<String> row = new ArrayList<>(
                List.of(work.toString(), contestant.toString(), Figure.of(perSecond.median()), range(perSecond)));
        for (Reading reading : MEDIANS) {
            Spread spread = compared.spread(store, contestant, work, reading).orElseThrow();
            row.add(Figure.of(spread.median()));
        }
        row.add(work.isOrders() ? Ceiling.of(compared, store, contestant, work).toString() : "–");
        return row;
    }

    /** What each figure is at each size, and the last as often as the first. */
    static Section growth(List<Grown> grown) {
        Section section = new Section(
                "Growth", List.of("database", "figure", "unit", "at", "is", "÷ smallest"), new ArrayList<>());
        for (Grown one : grown) {
            Grown smallest = grown.stream()
                    .filter(other -> other.store() == one.store() && other.kind() == one.kind())
                    .findFirst()
                    .orElseThrow();
            section.rows.add(List.of(
                    one.store().toString(),
                    one.kind().toString(),
                    one.kind().unit(),
                    Figure.of(one.size()) + " " + one.kind().counted(),
                    Figure.of(one.value()),
                    one == smallest ? "–" : Figure.of(one.value() / smallest.value())));
        }
        return section;
    }

    static String range(Spread spread) {
        return Figure.of(spread.low()) + " – " + Figure.of(spread.high());
    }

    String markdown() {
        Table table = new Table(heads.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray()));
        return "%s%n%n%s".formatted(title, table);
    }
}
