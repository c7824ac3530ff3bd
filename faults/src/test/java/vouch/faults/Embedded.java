package vouch.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vouch.acceptance.Answer;
import vouch.acceptance.Call;
import vouch.acceptance.Launch;
import vouch.acceptance.Node;
import vouch.acceptance.Wire;
import vouch.faults.check.Rows;

/** One process on H2. While it runs it is the only one that can read its file, so a backup of it is looked at. */
record Embedded(Path folder, List<Node> nodes) implements Victim {

    Embedded(Path folder, Launch launch) {
        this(folder, List.of(new Node(launch.on(folder))));
    }

    @Override
    public String shape() {
        return "h2";
    }

    @Override
    public String url() {
        return Victim.file(folder);
    }

    @Override
    public Rows rows() throws Exception {
        boolean runs = node().process() != null && node().process().isRunning();
        return runs ? backedUp() : Victim.rows(url());
    }

    private Rows backedUp() throws Exception {
        Answer answer = new Wire(node().url()).send(Call.post("/admin/backups", null));
        Path backup = Path.of(answer.text("file"));
        Path copy = Files.createTempDirectory("vouch-rows");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, copy.resolve(entry.getName()));
            }
            return Victim.rows(Victim.file(copy));
        } finally {
            Files.delete(backup);
            delete(copy);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one)).forEach(Embedded::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void release() {
        // Nothing beside the process.
    }
}
