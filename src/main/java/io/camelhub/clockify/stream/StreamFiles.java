package io.camelhub.clockify.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of declarations: those of some folders, and those in the jar. Of two with the same name, the one in the folder that is named
 * first counts, and the jar's last.
 */
final class StreamFiles {

    static final String ENDING = ".stream.yaml";

    private final Supplier<List<Path>> folders;

    /** The jar's own stay as they are. */
    private final Map<String, Resource> shipped = shipped();

    /** @param folders which need not be there */
    StreamFiles(Supplier<List<Path>> folders) {
        this.folders = folders;
    }

    /** What changes when a file is saved. */
    private record Stamp(FileTime modified, long size, Object key) {
    }

    /** The files, and how they are: what was read is read again where this is another. */
    record State(Map<Path, Object> files) {
    }

    /**
     * The text of a file.
     *
     * @param name    as messages name it
     * @param text    null where it cannot be read
     * @param shipped whether it is the jar's
     */
    record Content(String name, String text, boolean shipped) {
    }

    private static Map<String, Resource> shipped() {
        try {
            Map<String, Resource> found = new TreeMap<>();
            for (Resource file : new PathMatchingResourcePatternResolver(StreamFiles.class.getClassLoader())
                    .getResources("classpath*:clockify/streams/*" + ENDING)) {
                found.putIfAbsent(file.getFilename(), file);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of the folders that count, by name. */
    private Map<String, Path> own() {
        Map<String, Path> own = new TreeMap<>();
        for (Path folder : folders.get()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                        .forEach(file -> own.putIfAbsent(file.getFileName().toString(), file));
            } catch (IOException | UncheckedIOException e) {
                // there is no such folder, or nobody may look into it
                continue;
            }
        }
        return own;
    }

    State state() {
        Map<Path, Object> stamps = new LinkedHashMap<>();
        for (Path file : own().values()) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                stamps.put(file, new Stamp(now.lastModifiedTime(), now.size(), now.fileKey()));
            } catch (IOException e) {
                stamps.put(file, e.getClass());
            }
        }
        return new State(stamps);
    }

    /** All that count: the folders' own, then those of the jar that no file stands for. */
    List<Content> contents() {
        Map<String, Path> own = own();
        List<Content> contents = new ArrayList<>();
        own.values().forEach(file -> contents.add(new Content(file.toString(), text(() -> Files.readString(file)), false)));
        shipped.forEach((name, file) -> {
            if (!own.containsKey(name)) {
                contents.add(new Content(name, text(() -> file.getContentAsString(StandardCharsets.UTF_8)), true));
            }
        });
        return contents;
    }

    private interface Read {
        String text() throws IOException;
    }

    private static String text(Read read) {
        try {
            return read.text();
        } catch (IOException e) {
            return null;
        }
    }
}
