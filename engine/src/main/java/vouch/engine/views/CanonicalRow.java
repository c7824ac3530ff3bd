package vouch.engine.views;

import java.io.StringWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a row as one line of JSON, the columns by their names, the same on every database. */
final class CanonicalRow {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SortedMap<String, Integer> columns = new TreeMap<>();
    private final ResultSetMetaData types;

    CanonicalRow(ResultSetMetaData types) throws SQLException {
        this.types = types;
        for (int column = 1; column <= types.getColumnCount(); column++) {
            columns.put(types.getColumnName(column).toLowerCase(Locale.ROOT), column);
        }
    }

    /** The line with its line break. */
    String of(ResultSet row) throws SQLException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            for (var column : columns.entrySet()) {
                json.writeName(column.getKey());
                write(row, column.getValue(), json);
            }
            json.writeEndObject();
        }
        return line.append('\n').toString();
    }

    private void write(ResultSet row, int column, JsonGenerator json) throws SQLException {
        if (row.getObject(column) == null) {
            json.writeNull();
            return;
        }
        switch (types.getColumnType(column)) {
            case Types.BIGINT, Types.INTEGER -> json.writeNumber(row.getLong(column));
            case Types.BOOLEAN, Types.BIT -> json.writeBoolean(row.getBoolean(column));
            case Types.DATE ->
                json.writeString(row.getObject(column, LocalDate.class).toString());
            // PostgreSQL calls a time with a zone a timestamp.
            case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP ->
                json.writeString(
                        row.getObject(column, OffsetDateTime.class).toInstant().toString());
            default -> json.writeString(row.getString(column));
        }
    }
}
