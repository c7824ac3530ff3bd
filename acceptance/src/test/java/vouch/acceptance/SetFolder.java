package vouch.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes a small set: one customer who orders, is shipped to and pays. Tests then spoil what they are about. */
record SetFolder(Path folder) {

    static SetFolder wellFormed(Path folder) {
        SetFolder set = new SetFolder(folder);
        set.operations(
                "1,2011-04-01T09:00:00Z,register,acme,acme,100.00,GBP",
                "2,2011-04-01T09:01:00Z,order,acme,o-1,60.00,GBP",
                "3,2011-04-01T09:02:00Z,ship,acme,o-1,,",
                "4,2011-04-01T09:03:00Z,payment,acme,p-1,10.00,GBP");
        set.expected("1,registered", "2,approved", "3,shipped", "4,recorded");
        set.accounts("acme,100.00,0.00,50.00,50.00,false");
        return set;
    }

    ConformanceSet read() {
        return ConformanceSet.read(folder);
    }

    void operations(String... rows) {
        write("operations.csv", Operation.COLUMNS, rows);
    }

    void expected(String... rows) {
        write("expected.csv", "seq,outcome", rows);
    }

    void accounts(String... rows) {
        write("accounts.csv", Account.COLUMNS, rows);
    }

    void write(String file, String header, String... rows) {
        List<String> lines = Stream.concat(Stream.of(header), Stream.of(rows)).toList();
        try {
            Files.write(folder.resolve(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String file) throws IOException {
        Files.delete(folder.resolve(file));
    }
}
