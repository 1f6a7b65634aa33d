package org.visibles.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The main process of a PostgreSQL server, found by the file {@code postmaster.pid} in its data. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int STOP_SECONDS = 30;

    private final ProcessHandle process;
    private final Path pidFile;

    private Postmaster(ProcessHandle process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Empty when none runs; a file that names a process which is gone, or is another program's by now, is removed. */
    static Optional<Postmaster> of(Path database) {
        Path pidFile = database.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            Optional<ProcessHandle> process = lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
            if (process.filter(Postmaster::isPostgres).isEmpty()) {
                Files.deleteIfExists(pidFile);
                return Optional.empty();
            }
            return process.map(found -> new Postmaster(found, pidFile));
        } catch (IOException | NumberFormatException unreadable) {
            throw new FolderUnusable(database, "postmaster.pid est illisible");
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent();
    }

    long pid() {
        return process.pid();
    }

    void onExit(Runnable then) {
        process.onExit().thenRun(then);
    }

    /** Stops it in order: its fast shutdown first, which rolls back what is under way; killed after 30 s. */
    void stop() {
        LOG.warn("Stopping a PostgreSQL (pid {}) that an earlier run left on these data", process.pid());
        try {
            interrupt();
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException unwilling) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException stillThere) {
            LOG.warn("{} could not be removed", pidFile, stillThere);
        }
    }

    /** The signal of PostgreSQL's fast shutdown, which Java cannot send by itself. */
    private void interrupt() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("kill failed");
        }
    }
}
