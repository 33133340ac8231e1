package io.camelhub.clockify;

import com.zaxxer.hikari.HikariDataSource;
import io.camelhub.clockify.database.TestDatabases;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections that break at a statement of the test's choice, before or after the database has done it, and what was not
 * committed by then is undone: what a killed process leaves, and what a database leaves that goes away. Thread-safe.
 */
final class FailingDataSource extends AbstractDataSource implements AutoCloseable {

    private final HikariDataSource target = new HikariDataSource();
    private final Set<OfConnection> open = ConcurrentHashMap.newKeySet();
    private int statementsToFailure = -1;
    private int failures;
    private boolean afterwards;
    private boolean broken;
    private long broke;
    private long statements;
    private long rows;

    FailingDataSource(TestDatabases.Access database) {
        target.setJdbcUrl(database.jdbcUrl());
        target.setUsername(database.username());
        target.setPassword(database.password());
        target.setMaximumPoolSize(6);
    }

    /**
     * Breaks at a statement (a commit is one, too).
     *
     * @param statement how many statements come through before it
     * @param lasting how many statements are refused in all before the database is back; 0 for until {@link #mend}
     * @param done whether the database does the first of them, and only the answer is lost
     */
    synchronized void breakAt(int statement, int lasting, boolean done) {
        statementsToFailure = statement;
        failures = lasting;
        afterwards = done;
    }

    /** From now on all goes well. */
    synchronized void mend() {
        statementsToFailure = -1;
        broken = false;
    }

    synchronized boolean isBroken() {
        return broken;
    }

    /** How many connections are in use. */
    int open() {
        return open.size();
    }

    /** How many statements, a batch being one, were sent so far; a commit is one, too. */
    synchronized long statements() {
        return statements;
    }

    /** How many rows were read so far. */
    synchronized long rows() {
        return rows;
    }

    private synchronized void readRow() {
        rows++;
    }

    /** How many times it broke so far. */
    synchronized long broke() {
        return broke;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseIfBroken();
        OfConnection connection = new OfConnection(target.getConnection());
        open.add(connection);
        return proxy(Connection.class, connection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private static SQLException gone() {
        return new SQLException("the connection broke", "08006");
    }

    private synchronized void refuseIfBroken() throws SQLException {
        if (broken) {
            if (failures > 0 && --failures == 0) {
                broken = false;
            }
            throw gone();
        }
    }

    /** Whether the statement that comes now is the one to break at; throws where it should not even be tried. */
    private synchronized boolean breaks() throws SQLException {
        refuseIfBroken();
        statements++;
        if (statementsToFailure < 0 || statementsToFailure-- > 0) {
            return false;
        }
        broken = failures != 1;
        failures = Math.max(0, failures - 1);
        broke++;
        if (broken) {
            // what goes away takes all connections with it, those that are waiting too
            open.forEach(connection -> connection.lost = true);
        }
        if (!afterwards) {
            throw gone();
        }
        return true;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FailingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class OfConnection implements InvocationHandler {

        private final Connection connection;
        private volatile boolean lost;

        OfConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close" -> {
                    open.remove(this);
                    if (lost && !connection.isClosed()) {
                        if (!connection.getAutoCommit()) {
                            connection.rollback();
                        }
                        // its session ends, and with it the locks that it holds
                        target.evictConnection(connection);
                        return null;
                    }
                    return call(connection, method, arguments);
                }
                case "isClosed", "toString", "hashCode", "equals", "unwrap", "isWrapperFor" -> {
                    return call(connection, method, arguments);
                }
                default -> {
                    return guarded(method, arguments);
                }
            }
        }

        private Object guarded(Method method, Object[] arguments) throws Throwable {
            if (lost) {
                throw gone();
            }
            Object result = method.getName().equals("commit") ? tried(connection, method, arguments) : call(connection, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, new OfStatement(this, statement));
            }
            return result instanceof Statement statement ? proxy(Statement.class, new OfStatement(this, statement)) : result;
        }

        InvocationHandler counted(ResultSet found) {
            return (proxy, method, arguments) -> {
                Object result = call(found, method, arguments);
                if (method.getName().equals("next") && Boolean.TRUE.equals(result)) {
                    readRow();
                }
                return result;
            };
        }

        Object tried(Object on, Method method, Object[] arguments) throws Throwable {
            if (lost) {
                throw gone();
            }
            boolean breaks;
            try {
                breaks = breaks();
            } catch (SQLException e) {
                lost = true;
                throw e;
            }
            Object result = call(on, method, arguments);
            if (breaks) {
                lost = true;
                throw gone();
            }
            return result;
        }
    }

    private record OfStatement(OfConnection connection, Statement statement) implements InvocationHandler {

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = method.getName().startsWith("execute")
                    ? connection.tried(statement, method, arguments)
                    : call(statement, method, arguments);
            return result instanceof ResultSet found ? proxy(ResultSet.class, connection.counted(found)) : result;
        }
    }

    /** Empties the plugin's tables, past all failures. */
    void wipe(Iterable<String> tables) {
        try (Connection connection = target.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.executeUpdate("delete from " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        target.close();
    }
}
