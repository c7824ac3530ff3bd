package vouch.app.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.axonframework.modelling.saga.repository.jdbc.GenericSagaSqlSchema;

/**
 * Whoever loads a saga keeps others from it until the commit. Axon's own lock holds within one process, but a deadline is
 * delivered on whichever node finds it, and what is stored last would undo what was stored meanwhile.
 */
final class LockedSagaSchema extends GenericSagaSqlSchema {

    @Override
    public PreparedStatement sql_loadSaga(Connection connection, String sagaId) throws SQLException {
        PreparedStatement load = connection.prepareStatement(
                "SELECT serializedSaga, sagaType, revision FROM SagaEntry WHERE sagaId = ? FOR UPDATE");
        load.setString(1, sagaId);
        return load;
    }
}
