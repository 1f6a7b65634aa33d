package org.visibles.messaging;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears on every node what any node has told: one connection of its own that listens, outside the pool, for a pool takes
 * its connections back. A database that was away is looked for again, and every page that waits is told to look.
 */
@Component
class SignalListener implements SmartLifecycle {

    static final String CHANNEL = "visibles_notification";

    private static final Logger LOG = LoggerFactory.getLogger(SignalListener.class);
    private static final Duration LISTEN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int VALID_SECONDS = 5;

    private final JdbcConnectionDetails database;
    private final Signals signals;
    private volatile @Nullable Ear ear;

    SignalListener(JdbcConnectionDetails database, Signals signals) {
        this.database = database;
        this.signals = signals;
    }

    @Override
    public void start() {
        Ear started = new Ear();
        ear = started;
        Thread.ofPlatform().daemon().name("visibles-signals").start(started);
    }

    @Override
    public void stop() {
        Ear listening = ear;
        ear = null;
        if (listening != null) {
            listening.close();
        }
    }

    @Override
    public boolean isRunning() {
        return ear != null;
    }

    /** Whether it hears at this moment. */
    boolean hears() {
        Ear listening = ear;
        return listening != null && listening.connection != null;
    }

    private final class Ear implements Runnable {

        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile @Nullable Connection connection;

        @Override
        public void run() {
            boolean told = false;
            while (closed.getCount() > 0) {
                try (Connection fresh = connect()) {
                    try (Statement listen = fresh.createStatement()) {
                        listen.execute("listen " + CHANNEL);
                    }
                    connection = fresh;
                    told = false;
                    signals.tellAll();
                    hear(fresh);
                } catch (SQLException | RuntimeException away) {
                    if (closed.getCount() > 0 && !told) {
                        LOG.warn("The database is away; notifications come late until it is back: {}", away.toString());
                        told = true; // once, not every two seconds
                    }
                } finally {
                    connection = null;
                }
                pause();
            }
        }

        private Connection connect() throws SQLException {
            Properties properties = new Properties();
            if (database.getUsername() != null) {
                properties.setProperty("user", database.getUsername());
            }
            if (database.getPassword() != null) {
                properties.setProperty("password", database.getPassword());
            }
            properties.setProperty("ApplicationName", "visibles-signals");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("tcpKeepAlive", "true");
            return DriverManager.getConnection(database.getJdbcUrl(), properties);
        }

        private void hear(Connection listening) throws SQLException {
            PGConnection signalling = listening.unwrap(PGConnection.class);
            while (closed.getCount() > 0) {
                PGNotification[] heard = signalling.getNotifications((int) LISTEN.toMillis());
                if (heard != null && heard.length > 0) {
                    signals.tell(addressees(heard));
                } else if (!listening.isValid(VALID_SECONDS)) {
                    throw new SQLException("the listening connection is broken");
                }
            }
        }

        private static Set<UUID> addressees(PGNotification[] heard) {
            Set<UUID> addressees = new HashSet<>();
            for (PGNotification each : heard) {
                try {
                    addressees.add(UUID.fromString(each.getParameter()));
                } catch (IllegalArgumentException foreign) {
                    LOG.debug("a signal that is no id");
                }
            }
            return addressees;
        }

        private void pause() {
            try {
                closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException stopped) {
                closed.countDown();
            }
        }

        void close() {
            closed.countDown();
            Connection listening = connection;
            if (listening != null) {
                try {
                    listening.abort(Runnable::run); // a plain close would wait for the end of listening
                } catch (SQLException gone) {
                    LOG.debug("already closed", gone);
                }
            }
        }
    }
}
