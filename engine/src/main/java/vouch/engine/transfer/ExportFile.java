package vouch.engine.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that an export is written to, or goes on in. What a process that was killed left of a line is overwritten. */
public final class ExportFile {

    /** An event has at most 1 MB. As Base64 it is longer, and metadata comes on top. */
    static final int LONGEST_LINE = 16 << 20;

    private static final int STEP = 1 << 16;

    private final Path file;

    public ExportFile(Path file) {
        this.file = file;
    }

    /**
     * The position of the last event in the file, {@value EventExport#BEGINNING} when there is none.
     *
     * @throws TransferRefused when it is another file
     */
    public long position() throws IOException {
        try (FileChannel content =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<byte[]> line = lastLine(content);
            return line.isEmpty()
                    ? EventExport.BEGINNING
                    : EndLine.read(line.get()).map(EndLine::position).orElseGet(() -> position(line.get()));
        }
    }

    private long position(byte[] line) {
        try {
            return EventLineReader.read(line).position();
        } catch (IllegalArgumentException e) {
            throw new TransferRefused(
                    "%s is no export: its last line %s".formatted(file, e.getMessage()), "choose another file");
        }
    }

    /** The file's last line, when it is the end of an export. */
    Optional<EndLine> end() throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ)) {
            return endOfLines(content) < content.size()
                    ? Optional.empty()
                    : lastLine(content).flatMap(EndLine::read);
        }
    }

    /** Appends these lines behind the last full line, and returns when they are on the disk. */
    public void append(InputStream lines) throws IOException {
        try (FileChannel content = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            content.truncate(endOfLines(content));
            content.position(content.size());
            lines.transferTo(Channels.newOutputStream(content));
            content.force(true);
        }
    }

    private static Optional<byte[]> lastLine(FileChannel content) throws IOException {
        long end = endOfLines(content);
        if (end == 0) {
            return Optional.empty();
        }
        long begin = afterLineBreakBefore(end - 1, content);
        return Optional.of(read(content, begin, (int) (end - 1 - begin)));
    }

    /** Where the last full line ends; 0 when there is none. */
    private static long endOfLines(FileChannel content) throws IOException {
        return afterLineBreakBefore(content.size(), content);
    }

    private static long afterLineBreakBefore(long end, FileChannel content) throws IOException {
        for (long to = end; to > 0 && end - to <= LONGEST_LINE; to -= STEP) {
            long from = Math.max(0, to - STEP);
            byte[] part = read(content, from, (int) (to - from));
            for (int index = part.length - 1; index >= 0; index--) {
                if (part[index] == '\n') {
                    return from + index + 1;
                }
            }
        }
        if (end > LONGEST_LINE) {
            throw new TransferRefused("the file is no export: its last line is too long", "choose another file");
        }
        return 0;
    }

    private static byte[] read(FileChannel content, long from, int length) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(length);
        while (part.hasRemaining() && content.read(part, from + part.position()) >= 0) {
            // Reads on until the part is full.
        }
        return part.array();
    }
}
