package io.camelhub.clockify.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;

/** A connection to a database without all characters: writes a question mark for each missing one. */
public final class FittingConnection {

    private FittingConnection() {
    }

    /** The connection itself where the database has all characters. */
    public static Connection of(Connection connection, Encoding encoding) {
        return encoding.isWhole() ? connection : proxy(Connection.class, connection, (proxy, method, arguments) -> {
            Object result = call(connection, proxy, method, arguments);
            return result instanceof PreparedStatement statement && !(result instanceof CallableStatement)
                    ? proxy(PreparedStatement.class, statement, (own, set, values) -> call(statement, own, set, fitted(set, values, encoding)))
                    : result;
        });
    }

    private static Object[] fitted(Method method, Object[] values, Encoding encoding) {
        if (values == null || !method.getName().startsWith("set")) {
            return values;
        }
        Object[] fitted = values.clone();
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = fitted[i] instanceof String text ? encoding.fitted(text) : fitted[i];
        }
        return fitted;
    }

    private static Object call(Object target, Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("equals")) {
            return proxy == arguments[0];
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FittingConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
