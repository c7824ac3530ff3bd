package vouch.app.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class LockedSagaSchemaTest {

    private final DataSource database = EventTables.inMemory();
    private final LockedSagaSchema schema = new LockedSagaSchema();

    @BeforeEach
    void storeTwoSagas() {
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.update(
                "insert into SagaEntry (sagaId, sagaType, revision, serializedSaga) values ('1', 'OrderSaga', '1', x'7b7d')");
        sql.update(
                "insert into SagaEntry (sagaId, sagaType, revision, serializedSaga) values ('2', 'OrderSaga', '1', x'7b7d')");
    }

    @Test
    void keepsOthersFromASagaUntilTheCommit() throws SQLException {
        try (Connection one = begin();
                Connection other = begin()) {
            assertThat(loads(one, "1")).isTrue();

            assertThatThrownBy(() -> loads(other, "1"))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getErrorCode())
                            .isEqualTo(ErrorCode.LOCK_TIMEOUT_1));
            assertThat(loads(other, "2")).isTrue();

            one.commit();
            assertThat(loads(other, "1")).isTrue();
        }
    }

    @Test
    void readsWhatAxonReads() throws SQLException {
        try (Connection connection = begin();
                ResultSet saga = schema.sql_loadSaga(connection, "1").executeQuery()) {
            saga.next();
            assertThat(schema.readSerializedSaga(saga).getType().getName()).isEqualTo("OrderSaga");
        }
    }

    private boolean loads(Connection connection, String id) throws SQLException {
        return schema.sql_loadSaga(connection, id).executeQuery().next();
    }

    private Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("SET LOCK_TIMEOUT 100");
        return connection;
    }
}
