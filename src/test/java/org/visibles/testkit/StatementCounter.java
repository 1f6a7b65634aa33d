package org.visibles.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that the current thread and those it starts send, but for the one that sets the row-security context. */
public final class StatementCounter implements BeanPostProcessor {

    private static final String CONTEXT = "set_config('visibles.";

    private final ThreadLocal<List<String>> recording = new InheritableThreadLocal<>();

    /** The statements sent by {@code work}, in their order. */
    public List<String> statements(Runnable work) {
        List<String> before = recording.get();
        List<String> sent = Collections.synchronizedList(new ArrayList<>());
        recording.set(sent);
        try {
            work.run();
        } finally {
            if (before == null) {
                recording.remove();
            } else {
                before.addAll(sent);
                recording.set(before);
            }
        }
        return sent;
    }

    public int count(Runnable work) {
        return statements(work).size();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof Counted) ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection(), Connection.class, null);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return counted(super.getConnection(user, password), Connection.class, null);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> T counted(T target, Class<T> type, String sql) {
        return (T) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        record(
                                arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                                        ? text
                                        : sql);
                    }
                    Object result = invoke(target, method, arguments);
                    String prepared = arguments != null && arguments.length > 0 && arguments[0] instanceof String text
                            ? text
                            : null;
                    return switch (result) {
                        case CallableStatement call -> counted(call, CallableStatement.class, prepared);
                        case PreparedStatement statement -> counted(statement, PreparedStatement.class, prepared);
                        case Statement statement -> counted(statement, Statement.class, null);
                        case null, default -> result;
                    };
                });
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }

    private void record(String sql) {
        List<String> sent = recording.get();
        if (sent != null && sql != null && !sql.contains(CONTEXT)) {
            sent.add(sql);
        }
    }
}
