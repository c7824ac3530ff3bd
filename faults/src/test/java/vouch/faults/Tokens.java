package vouch.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The places of the event processors in the order of events, as they are stored. */
final class Tokens {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Tokens() {}

    /** So that every processor of a Vouch that does not run reads so many events again. */
    static void rewind(String url, int events) throws SQLException {
        try (Connection connection = Victim.connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select processorName, segment, token from TokenEntry");
                PreparedStatement update = connection.prepareStatement(
                        "update TokenEntry set token = ? where processorName = ? and segment = ?")) {
            while (row.next()) {
                if (row.getBytes("token") != null
                        && JSON.readTree(row.getBytes("token")) instanceof ObjectNode token
                        && token.path("index").isNumber()) {
                    token.put("index", Math.max(-1, token.path("index").asLong() - events));
                    token.putArray("gaps");
                    update.setBytes(1, JSON.writeValueAsBytes(token));
                    update.setString(2, row.getString("processorName"));
                    update.setInt(3, row.getInt("segment"));
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }
}
