package vouch.benchmarks.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads how large the snapshot of a customer is in a Vouch that is stopped. */
record BulkSnapshot(DataSource database) {

    /** @throws SQLException also when there is no snapshot of the customer */
    int bytes(String customer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select max(octet_length(payload)) from SnapshotEventEntry where aggregateIdentifier = ?")) {
            select.setString(1, "customer/" + customer);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                int bytes = row.getInt(1);
                if (row.wasNull()) {
                    throw new SQLException("There is no snapshot of " + customer);
                }
                return bytes;
            }
        }
    }
}
