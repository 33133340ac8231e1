package io.camelhub.clockify.command;

import io.camelhub.clockify.database.FullDisk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** Writes files with personal data so that only their owner can read them, where the file system has such permissions. */
public final class OwnerOnly {

    private OwnerOnly() {
    }

    /** Creates a folder if it is missing; an existing one stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        // checked first, because a link to a folder would be refused
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, "rwx------"));
        }
    }

    /** Creates an empty file if it is missing. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file, rights(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            // another process has just created it
            return;
        }
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content<T> {
        void writeTo(T out) throws IOException;
    }

    /** As {@link #writeBytes}, in UTF-8. */
    public static void write(Path file, Content<Writer> content) {
        writeBytes(file, bytes -> {
            try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                content.writeTo(out);
            }
        });
    }

    /**
     * Replaces a file. The old one stays until the new one is complete.
     *
     * @throws CommandFailedException where it cannot be written; no partial file is left
     */
    public static void writeBytes(Path file, Content<OutputStream> content) {
        Path partial = null;
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw new FileSystemException(file.toString(), null, "it is no file");
            }
            // temporary files are readable for their owner only
            partial = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".part");
            try (OutputStream out = Files.newOutputStream(partial)) {
                content.writeTo(out);
            }
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw CommandFailedException.failed(file + " cannot be written: " + reason(e, file), e);
        } finally {
            delete(partial);
        }
    }

    private static void delete(Path partial) {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw CommandFailedException.failed(partial + " is left behind: delete it by hand", e);
        }
    }

    static String reason(Exception fault, Path file) {
        Throwable cause = fault instanceof UncheckedIOException ? fault.getCause() : fault;
        return FullDisk.caused(cause) ? "the disk is full: make room, and try again"
                : cause instanceof NoSuchFileException ? "there is no folder " + file.toAbsolutePath().getParent()
                : cause instanceof AccessDeniedException ? "allow writing into its folder to the user who runs this"
                : cause instanceof FileSystemException named && named.getReason() != null ? named.getReason()
                : String.valueOf(cause.getMessage());
    }

    /** Whether users other than the owner may read a file. */
    public static boolean othersMayRead(Path file) throws IOException {
        return knowsRights(file) && !Collections.disjoint(Files.getPosixFilePermissions(file),
                Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
    }

    private static FileAttribute<?>[] rights(Path file, String rights) {
        return knowsRights(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
