package vouch.engine.views;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Gives connections whose statements name the tables of a view as they are in the first place, and reach those of another.
 * They take part in the transaction of the thread.
 */
final class PlacedConnections extends DelegatingDataSource {

    private final Map<String, String> views;
    private final Pattern names;
    private final Function<String, Place> placeOf;

    /** @param placeOf the place of a view, asked anew for each statement */
    PlacedConnections(DataSource database, List<ViewTable> tables, Function<String, Place> placeOf) {
        super(new TransactionAwareDataSourceProxy(database));
        this.views = tables.stream().collect(Collectors.toMap(ViewTable::name, ViewTable::processor));
        this.names = Pattern.compile("\\b(" + String.join("|", views.keySet()) + ")\\b");
        this.placeOf = placeOf;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return placed(Connection.class, super.getConnection());
    }

    private <T> T placed(Class<T> type, T target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String sql) {
                        arguments[0] = placed(sql);
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        return method.getReturnType() == Statement.class
                                ? placed(Statement.class, (Statement) result)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    String placed(String sql) {
        return names.matcher(sql)
                .replaceAll(found -> placeOf.apply(views.get(found.group())).table(found.group()));
    }
}
