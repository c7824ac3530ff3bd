package vouch.acceptance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;

/** How the three files of a set are written. */
enum Form {
    /** Tables, for the first part of the credit rules. */
    TABLES("csv") {
        @Override
        List<Row> rows(Path file, String columns) {
            return Table.read(file, columns);
        }

        @Override
        Operation operation(Row row, Row expected) {
            return Operation.of(row, expected, Kind.OF_THE_FIRST_PART);
        }

        @Override
        ExpectedAccount account(Row row, String currency) {
            return Account.of(row, currency);
        }
    },

    /** JSON objects, for both parts. */
    JSON_LINES("jsonl") {
        @Override
        List<Row> rows(Path file, String columns) {
            return JsonLines.read(file);
        }

        @Override
        Operation operation(Row row, Row expected) {
            return Operation.of(row, expected, EnumSet.allOf(Kind.class)).with(Details.of(row, expected));
        }

        @Override
        ExpectedAccount account(Row row, String currency) {
            return FullAccount.of(row, currency);
        }
    };

    private final String suffix;

    Form(String suffix) {
        this.suffix = suffix;
    }

    static Form of(Path folder) {
        return Files.exists(JSON_LINES.file(folder, "operations")) ? JSON_LINES : TABLES;
    }

    /** @param columns of a table; an object names its own */
    abstract List<Row> rows(Path file, String columns);

    abstract Operation operation(Row row, Row expected);

    abstract ExpectedAccount account(Row row, String currency);

    List<Row> operations(Path folder) {
        return rows(file(folder, "operations"), Operation.COLUMNS);
    }

    List<Row> expected(Path folder) {
        return rows(file(folder, "expected"), "seq,outcome");
    }

    List<Row> accounts(Path folder) {
        return rows(file(folder, "accounts"), Account.COLUMNS);
    }

    Path file(Path folder, String name) {
        return folder.resolve(fileName(name));
    }

    String fileName(String name) {
        return name + "." + suffix;
    }
}
