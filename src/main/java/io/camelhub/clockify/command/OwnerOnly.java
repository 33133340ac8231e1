package io.camelhub.clockify.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/** What holds people's data is its owner's alone, where the file system knows such rights. */
public final class OwnerOnly {

    private OwnerOnly() {
    }

    /** Makes a folder where it is missing; one that is there stays as it is. */
    public static void createFolder(Path folder) throws IOException {
        // asked first, as a link to a folder would be refused
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, rights(folder, "rwx------"));
        }
    }

    /** Writes a file anew. */
    static Writer write(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, rights(file, "rw-------"));
        return Files.newBufferedWriter(file);
    }

    /** Whether more than the owner may read a file. */
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
