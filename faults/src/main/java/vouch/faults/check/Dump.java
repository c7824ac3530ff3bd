package vouch.faults.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The views in one canonical form: a line per row, by key, fixed columns. Equal views have equal dumps, whatever database
 * they are in and however often they were made.
 */
public record Dump(List<String> lines) {

    public static Dump of(Rows rows) {
        return new Dump(Stream.of(rows.customers(), rows.orders())
                .flatMap(List::stream)
                .map(Record::toString)
                .sorted()
                .toList());
    }

    /** In hexadecimal, of the lines in UTF-8, each with a line feed. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
