package vouch.faults.check;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads what is kept in a column as text or bytes. What cannot be read is missing, and is for the checks to report. */
final class Column {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Column() {}

    static JsonNode json(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return parsed(bytes == null ? null : new String(bytes, StandardCharsets.UTF_8));
    }

    static JsonNode parsed(String text) {
        try {
            return text == null || text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null in the store of a release that did not have the column. */
    static <T> T ifThere(ResultSet row, String column, Class<T> type) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            if (columns.getColumnName(index).equalsIgnoreCase(column)) {
                return row.getObject(index, type);
            }
        }
        return null;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
