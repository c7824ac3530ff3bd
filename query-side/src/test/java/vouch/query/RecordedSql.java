package vouch.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The statements that reach the database, with their values, so that a test can have the database explain the very
 * statement that was sent.
 */
public final class RecordedSql implements BeanPostProcessor {

    /** One statement as it was sent. */
    public record Query(String sql, SortedMap<Integer, Object> values) {

        /** Runs it once more; returns the plan that it ran by, with the number of rows that each table was asked for. */
        public Plan explained(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
                for (int index : values.keySet()) {
                    statement.setObject(index, values.get(index));
                }
                try (ResultSet plan = statement.executeQuery()) {
                    plan.next();
                    return new Plan(plan.getString(1));
                }
            }
        }
    }

    private static final Set<String> SENDING = Set.of("executeQuery", "executeUpdate", "executeBatch");

    private DataSource source;
    private final List<Query> queries = new CopyOnWriteArrayList<>();

    /** What the only query in the asking was run by. */
    public Plan planOf(Runnable asking) {
        assertThat(sentBy(asking)).hasSize(1);
        return planOfFirst(asking);
    }

    /** What the first query in the asking was run by. */
    public Plan planOfFirst(Runnable asking) {
        return plansOf(asking).get(0);
    }

    /** What each query in the asking was run by. */
    public List<Plan> plansOf(Runnable asking) {
        assertThat(sentBy(asking)).isNotEmpty();
        return List.copyOf(queries).stream()
                .map(query -> new JdbcTemplate(source).execute((ConnectionCallback<Plan>) query::explained))
                .toList();
    }

    /** The statements that were sent meanwhile, each once, however many rows it writes. */
    public List<String> sentBy(Runnable work) {
        queries.clear();
        work.run();
        return queries.stream().map(Query::sql).toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource plain) {
            source = recording(plain);
            return source;
        }
        return bean;
    }

    private DataSource recording(DataSource plain) {
        return new DelegatingDataSource(plain) {
            @Override
            public Connection getConnection() throws SQLException {
                return recording(super.getConnection());
            }
        };
    }

    private Connection recording(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = method.invoke(connection, arguments);
            return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                    ? recording(statement, new Query(sql, new TreeMap<>()))
                    : result;
        });
    }

    private PreparedStatement recording(PreparedStatement statement, Query query) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("set") && arguments.length > 1 && arguments[0] instanceof Integer index) {
                // An array is closed as soon as the statement has run.
                query.values.put(index, arguments[1] instanceof Array array ? array.getArray() : arguments[1]);
            } else if (SENDING.contains(method.getName())) {
                queries.add(query);
            }
            return method.invoke(statement, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.invoke(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private interface Call {
        Object invoke(Method method, Object[] arguments) throws ReflectiveOperationException, SQLException;
    }
}
