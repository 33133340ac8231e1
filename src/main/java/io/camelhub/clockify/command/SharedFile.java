package io.camelhub.clockify.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that several threads and processes edit under a lock. The lock is on a second file beside it, which stays, and ends with its process.
 *
 * @param path the file, which may not exist
 */
public record SharedFile(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

    /**
     * Runs some work under the lock.
     *
     * @throws CommandFailedException where the lock is held for longer than ten seconds, or the folder cannot be written
     */
    public <T> T alone(Supplier<T> work) {
        try (FileChannel channel = channel()) {
            lock(channel);
            return work.get();
        } catch (IOException e) {
            throw CommandFailedException.failed(path + " cannot be written: " + OwnerOnly.reason(e, path), e);
        }
    }

    private FileChannel channel() throws IOException {
        // lock the target of a link: another process may use the file by its real path
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path lock = target.resolveSibling("." + target.getFileName() + ".lock");
        if (!Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
            OwnerOnly.createFile(lock);
        }
        return FileChannel.open(lock, StandardOpenOption.WRITE);
    }

    private void lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isLocked(channel)) {
            if (System.nanoTime() > end) {
                throw CommandFailedException.failed("Nothing was written: somebody else is changing " + path + ". Try again.", null);
            }
            try {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CommandFailedException.failed("Nothing was written: this process is being stopped.", e);
            }
        }
    }

    /** Tries the lock, which is released with the channel. Java throws if another thread of this process holds it. */
    private boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            LOG.warn("{} is changed without a lock, as its file system has none: let one person at a time change it", path);
            return true;
        }
    }
}
