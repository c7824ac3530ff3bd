package vouch.faults.child;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Passes a point before every write, before every commit that has writes, and after it. */
final class WatchedDataSource extends DelegatingDataSource {

    private static final Pattern WRITE = Pattern.compile(
            "\\s*(insert\\s+into|update|delete\\s+from|merge\\s+into)\\s+(\\w+).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final CrashPoints points;

    WatchedDataSource(DataSource target, CrashPoints points) {
        super(target);
        this.points = points;
    }

    private interface Call {
        Object go() throws Throwable;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        Set<String> written = new TreeSet<>();
        return proxy(
                Connection.class,
                connection,
                (method, call) -> () -> {
                    if (method.getName().equals("commit") && !written.isEmpty()) {
                        String tables = String.join(", ", written);
                        written.clear();
                        pass("before the commit of " + tables);
                        Object done = call.go();
                        pass("after the commit of " + tables);
                        return done;
                    } else if (method.getName().equals("rollback")) {
                        written.clear();
                    }
                    return call.go();
                },
                written);
    }

    private PreparedStatement watched(PreparedStatement statement, String sql, Set<String> written) {
        Matcher write = WRITE.matcher(sql);
        if (!write.matches()) {
            return statement;
        }
        String verb = write.group(1).toLowerCase().split("\\s")[0];
        String table = write.group(2).toLowerCase();
        return proxy(
                PreparedStatement.class,
                statement,
                (method, call) -> () -> {
                    if (method.getName().startsWith("execute")) {
                        written.add(table);
                        pass("before the " + verb + " of " + table);
                    }
                    return call.go();
                },
                written);
    }

    private void pass(String step) {
        Work.current()
                .or(() -> step.endsWith(" of saga") ? Work.ofDeadline() : Optional.empty())
                .ifPresent(work -> points.pass(work, step));
    }

    private <T> T proxy(Class<T> type, T target, BiFunction<Method, Call, Call> around, Set<String> written) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Call call = () -> {
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    };
                    Object result = around.apply(method, call).go();
                    return result instanceof PreparedStatement statement
                                    && arguments != null
                                    && arguments[0] instanceof String sql
                            ? watched(statement, sql, written)
                            : result;
                }));
    }
}
