package vouch.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run of measuring found, kept as JSON. A quantity that could not be had is not there.
 *
 * @param machine on which it ran, in words
 * @param cores that Vouch, its database and the clients shared
 * @param nodes of Vouch that were measured together
 */
public record Measured(String machine, int cores, int nodes, Map<Quantity, Spread> quantities) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Measured {
        Map<Quantity, Spread> inOrder = new EnumMap<>(Quantity.class);
        inOrder.putAll(quantities);
        quantities = inOrder;
    }

    public static Measured read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Measured.class);
        } catch (IOException | JacksonException e) {
            throw new Unusable("cannot read " + file + ": " + e.getMessage());
        }
    }

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The median. */
    public double of(Quantity quantity) {
        Spread spread = quantities.get(quantity);
        if (spread == null) {
            throw new Unusable("not measured: " + quantity.meaning() + " (" + quantity + ")");
        }
        return spread.median();
    }

    /** As Markdown. */
    public String table() {
        Table table = new Table("measured", "median", "lowest – highest", "unit");
        quantities.forEach((quantity, spread) -> table.row(
                quantity.meaning(),
                spread.median(),
                Figure.of(spread.low()) + " – " + Figure.of(spread.high()),
                quantity.unit()));
        return table.toString();
    }
}
