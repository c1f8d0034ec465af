package parley.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The directory that Parley keeps its own things in, {@code .parley/} unless {@code PARLEY_DATA_DIR} says otherwise. */
public final class DataDirectory {
    /**
     * Directories held by this very process. POSIX drops all locks a process has on a file as soon as the process closes
     * <em>any</em> channel to it, so a second look at a lock that is ours must never open the file.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    /**
     * Opens the directory, making it for its owner only (0700) if it is absent.
     *
     * @throws DatabaseUnavailable if it cannot be made
     */
    public static DataDirectory at(Path path) {
        try {
            Files.createDirectories(
                    path.toAbsolutePath(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new DataDirectory(path.toRealPath());
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "PARLEY_DATA_DIR: cannot make the directory " + path + " (" + reason(e) + ")", e);
        }
    }

    /** Absolute, with symbolic links resolved. */
    public Path path() {
        return path;
    }

    /** Takes the directory for this process until closed; empty if a running Parley has it. Dies with the process, however that ends. */
    public Optional<Hold> tryLock() {
        if (!HELD.add(path)) return Optional.empty();
        Optional<Hold> hold = Optional.empty();
        try {
            hold = lockFile().map(lock -> new Hold(this, lock));
            return hold;
        } finally {
            if (hold.isEmpty()) HELD.remove(path);
        }
    }

    @SuppressWarnings("resource") // the lock keeps its channel, and Hold closes it
    private Optional<FileLock> lockFile() {
        try {
            var channel = FileChannel.open(path.resolve("lock"), CREATE, WRITE);
            var lock = channel.tryLock();
            if (lock == null) channel.close();
            return Optional.ofNullable(lock);
        } catch (IOException e) {
            throw new DatabaseUnavailable("PARLEY_DATA_DIR: cannot lock " + path + " (" + reason(e) + ")", e);
        }
    }

    /**
     * A secret that is made once, kept in a file of this name (0600) and the same ever after: 256 random bits as 43
     * characters of base64url.
     */
    public String secret(String name, SecureRandom random) {
        return existingSecret(name).orElseGet(() -> makeSecret(name, random));
    }

    /** The secret of this name, if it was made before. */
    public Optional<String> existingSecret(String name) {
        try {
            var file = path.resolve(name);
            if (Files.notExists(file)) return Optional.empty();
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "PARLEY_DATA_DIR: cannot read " + path.resolve(name) + " (" + reason(e) + ")", e);
        }
    }

    private String makeSecret(String name, SecureRandom random) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            // Written aside and moved, so that no crash leaves half a secret behind.
            var fresh = path.resolve(name + ".new");
            Files.deleteIfExists(fresh);
            try (var channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ownerOnly)) {
                channel.write(ByteBuffer.wrap(secret.getBytes(US_ASCII)));
                channel.force(true);
            }
            Files.move(fresh, path.resolve(name), ATOMIC_MOVE);
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException inTheWay -> "a file of that name is in the way";
            case AccessDeniedException denied -> "permission denied";
            default -> e.getClass().getSimpleName() + ": " + e.getMessage();
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Proof that this process has the directory. */
    public static final class Hold implements AutoCloseable {
        private final DataDirectory directory;
        private final FileLock lock;

        private Hold(DataDirectory directory, FileLock lock) {
            this.directory = directory;
            this.lock = lock;
        }

        public DataDirectory directory() {
            return directory;
        }

        /** Lets go; the lock file stays, since removing it would let two processes lock two files of one name. */
        @Override
        public void close() {
            if (!lock.isValid()) return;
            try {
                lock.acquiredBy().close(); // and with its channel the lock
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                HELD.remove(directory.path);
            }
        }
    }
}
