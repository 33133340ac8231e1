package io.camelhub.clockify.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A properties file that Camel has read.
 *
 * @param location Camel's name of the file, for a reload, e.g. {@code file:application.properties}
 * @param path     the file, as Camel opens it
 * @param optional whether it may be missing
 */
record SettingsFile(String location, Path path, boolean optional) {

    private static final String SCHEME = "file:";

    /** The files among the locations of Camel's properties component. */
    static List<SettingsFile> among(List<String> locations) {
        return locations.stream().filter(location -> location.startsWith(SCHEME)).map(SettingsFile::of).toList();
    }

    private static SettingsFile of(String location) {
        int options = location.lastIndexOf(';');
        String bare = options < 0 ? location : location.substring(0, options);
        boolean optional = options >= 0 && location.substring(options).contains("optional=true");
        return new SettingsFile(bare, Path.of(bare.substring(SCHEME.length())), optional);
    }

    /** File attributes that change when the file is saved. */
    record Stamp(FileTime modified, long size, Object file) {
    }

    /** The current stamp; empty if the file does not exist. */
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(now.lastModifiedTime(), now.size(), now.fileKey()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * A {@code clockify.*} property with several lines in the file.
     *
     * @param differing whether the values differ
     * @param where     the lines, e.g. {@code lines 3 and 9}
     */
    record Repeated(String property, boolean differing, String where) {
    }

    /** The repeated properties, which {@link Properties} accepts silently; empty too if the file cannot be read. */
    List<Repeated> repeated() {
        Map<String, Boolean> differing = new TreeMap<>();
        Properties recorder = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                Object before = super.put(key, value);
                if (before != null && key.toString().startsWith(Setting.PREFIX)) {
                    differing.merge(key.toString(), !before.equals(value), Boolean::logicalOr);
                }
                return before;
            }
        };
        try (InputStream in = Files.newInputStream(path)) {
            recorder.load(in);
            List<String> lines = differing.isEmpty() ? List.of() : Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            List<Repeated> repeated = new ArrayList<>();
            differing.forEach((property, differs) -> repeated.add(new Repeated(property, differs, where(property, lines))));
            return repeated;
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static String where(String property, List<String> lines) {
        Pattern line = Pattern.compile("\\s*" + Pattern.quote(property) + "([\\s=:].*)?");
        return IntStream.range(0, lines.size())
                .filter(i -> line.matcher(lines.get(i)).matches())
                .mapToObj(i -> Integer.toString(i + 1))
                .collect(Collectors.joining(" and ", "lines ", ""));
    }
}
