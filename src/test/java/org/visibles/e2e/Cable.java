package org.visibles.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestComponent;

/** The way from the program to its database, for a test to cut. */
@TestComponent
final class Cable implements BeanPostProcessor, DisposableBean {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private int database;
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private @Nullable ServerSocket entrance;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof JdbcConnectionDetails direct)) {
            return bean;
        }
        database = URI.create(direct.getJdbcUrl().substring("jdbc:".length())).getPort();
        mend();
        String url = direct.getJdbcUrl()
                .replace("//localhost:" + database, "//" + address.getHostString() + ":" + address.getPort());
        return new Through(url, direct.getUsername(), direct.getPassword());
    }

    private record Through(
            String getJdbcUrl,
            @Nullable String getUsername,
            @Nullable String getPassword) implements JdbcConnectionDetails {}

    /** From now on the database cannot be reached, and what was connected is connected no more. */
    synchronized void cut() {
        close(entrance);
        open.forEach(Cable::close);
    }

    /** As before, at the same address. */
    synchronized void mend() {
        try {
            ServerSocket fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(address);
            address = (InetSocketAddress) fresh.getLocalSocketAddress();
            entrance = fresh;
            Thread.ofVirtual().start(() -> accept(fresh));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept(ServerSocket entrance) {
        try {
            while (true) {
                Socket program = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
                open.add(program);
                open.add(server);
                pass(program, server);
                pass(server, program);
                if (entrance.isClosed()) {
                    close(program);
                }
            }
        } catch (IOException cut) {
            close(entrance);
        }
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException cut) {
                // both ends are let go below
            } finally {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
            }
        });
    }

    private static void close(@Nullable AutoCloseable end) {
        try {
            if (end != null) {
                end.close();
            }
        } catch (Exception gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void destroy() {
        cut();
    }
}
