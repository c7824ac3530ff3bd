package vouch.engine.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last line of an export. A file without it was cut off.
 *
 * @param after the position after which the export began; {@value EventExport#BEGINNING} from the first event on
 * @param events how many events came after that position
 * @param position of the last of them, or {@code after} when there was none
 */
record EndLine(long after, long events, long position) {

    private static final String FORM = "{\"end\":true,\"after\":%d,\"events\":%d,\"position\":%d}";
    private static final Pattern READ = Pattern.compile(
            "\\{\"end\":true,\"after\":(-?\\d{1,18}),\"events\":(\\d{1,18}),\"position\":(-?\\d{1,18})}");

    byte[] line() {
        return (FORM.formatted(after, events, position) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when this is another line. */
    static Optional<EndLine> read(byte[] line) {
        Matcher read = READ.matcher(new String(line, StandardCharsets.UTF_8));
        return read.matches()
                ? Optional.of(new EndLine(
                        Long.parseLong(read.group(1)), Long.parseLong(read.group(2)), Long.parseLong(read.group(3))))
                : Optional.empty();
    }
}
