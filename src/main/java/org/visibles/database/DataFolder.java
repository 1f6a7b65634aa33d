package org.visibles.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder that keeps the embedded database between runs. One program holds it at a time: a lock of the operating
 * system tells, which ends with the process however it ends. What runs is written beside it for people to read.
 */
final class DataFolder implements AutoCloseable {

    /** Held by this process. Reading a locked file through a second channel would give its lock up. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param webPort the port that this program serves on, to be told to a second one
     * @throws FolderInUse when another program holds it
     * @throws FolderUnusable when it cannot be made or written
     */
    static DataFolder take(Path path, String webPort) {
        try {
            Path folder =
                    Files.createDirectories(path.toAbsolutePath().normalize()).toRealPath();
            Path note = folder.resolve("visibles.pid");
            if (!HELD.add(folder)) {
                throw new FolderInUse(folder, read(note));
            }
            FileChannel channel = null;
            try {
                onlyForMe(folder, "rwx------");
                channel = FileChannel.open(
                        folder.resolve("visibles.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel);
                if (lock == null) {
                    throw new FolderInUse(folder, read(note));
                }
                Files.writeString(
                        note,
                        "pid %d, port %s, depuis le %s"
                                .formatted(
                                        ProcessHandle.current().pid(),
                                        webPort,
                                        LocalDateTime.now(Clock.system(ShiftableClock.PARIS))
                                                .format(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm"))));
                return new DataFolder(folder, channel, lock);
            } catch (IOException | RuntimeException failed) {
                if (channel != null) {
                    channel.close();
                }
                HELD.remove(folder);
                throw failed;
            }
        } catch (IOException unwritable) {
            throw new FolderUnusable(path.toAbsolutePath(), "écriture impossible (" + unwritable.getMessage() + ")");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException mine) {
            return null;
        }
    }

    private static String read(Path note) {
        try {
            return Files.readString(note).strip();
        } catch (IOException missing) {
            return "";
        }
    }

    private static void onlyForMe(Path file, String permissions) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    Path path() {
        return folder;
    }

    Path database() {
        return folder.resolve("postgresql");
    }

    /** Empty until the database has been made whole for the first time. */
    @Nullable
    Passwords passwords() {
        Path file = folder.resolve("passwords.properties");
        if (!Files.exists(file)) {
            return null;
        }
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Supplier<FolderUnusable> damaged = () -> new FolderUnusable(folder, "passwords.properties est incomplet");
        if (kept.stringPropertyNames().size() < 3) {
            throw damaged.get();
        }
        return new Passwords(
                Objects.requireNonNull(kept.getProperty("superuser")),
                Objects.requireNonNull(kept.getProperty("owner")),
                Objects.requireNonNull(kept.getProperty("app")));
    }

    /** Whole or not at all, readable by this user alone. */
    void keep(Passwords passwords) throws IOException {
        Path fresh = secret(
                "passwords.new",
                "superuser=%s%nowner=%s%napp=%s%n"
                        .formatted(passwords.superuser(), passwords.owner(), passwords.app()));
        Files.move(fresh, folder.resolve("passwords.properties"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** A file with a secret, readable by this user alone. */
    Path secret(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file);
        onlyForMe(file, "rw-------");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            out.force(true);
        }
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.resolve("visibles.pid"));
            lock.release();
            channel.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } finally {
            HELD.remove(folder);
        }
    }
}
