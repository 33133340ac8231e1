package io.camelhub.clockify.hosts;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class path of a host that is no part of this build, as Maven makes it of a POM in {@code src/test/hosts}. What belongs to a
 * host is thereby kept out of the class path of the tests, and a host may have another Camel than they.
 */
public final class HostLibraries {

    /** A Camel that the plugin refuses. */
    static final String TOO_OLD = "4.14.0";

    /** The Camels that hosts are tried with, separated by commas: {@code -Dhosts.camel=4.17.0,4.22.0}. */
    private static final String VERSIONS = System.getProperty("hosts.camel", "4.18.0");

    private static final PathMatcher PLUGIN = FileSystems.getDefault().getPathMatcher("glob:clockify-plugin-*.jar");

    private HostLibraries() {
    }

    /** The Camels to try. */
    public static List<String> versions() {
        return List.of(VERSIONS.split(","));
    }

    /**
     * What the host has without the plugin, its own classes included.
     *
     * @param host  the name of its folder
     * @param camel the version of its Camel
     */
    public static List<Path> of(String host, String camel) throws Exception {
        Path source = Path.of("src", "test", "hosts", host).toAbsolutePath();
        Path built = Path.of("target", "hosts", host + "-" + camel).toAbsolutePath();
        Path classPath = built.resolve("classpath");
        if (!Files.exists(classPath) || newest(source) > classPath.toFile().lastModified()) {
            build(source, built, classPath, camel);
        }
        List<Path> libraries = new ArrayList<>(List.of(built.resolve("classes")));
        Stream.of(Files.readString(classPath).strip().split(File.pathSeparator)).map(Path::of).forEach(libraries::add);
        return libraries;
    }

    /** The plugin's own jar, and nothing else. */
    public static Path plugin() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target").toAbsolutePath())) {
            return jars.filter(jar -> PLUGIN.matches(jar.getFileName())).findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no target/clockify-plugin-*.jar: run mvn package first"));
        }
    }

    private static long newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElseThrow();
        }
    }

    private static void build(Path source, Path built, Path classPath, String camel) throws Exception {
        Files.createDirectories(built);
        Files.deleteIfExists(classPath);
        Path log = built.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(maven(), "-B", "-ntp", "-f", source.resolve("pom.xml").toString(),
                "compile", "dependency:build-classpath", "-Dcamel.version=" + camel, "-Dhost.directory=" + built,
                "-Dmdep.outputFile=" + classPath));
        String repository = System.getProperty("maven.repository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        int ended = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        if (ended != 0) {
            throw new IllegalStateException("Maven could not build " + source + ": "
                    + String.join("\n", Files.readAllLines(log, StandardCharsets.UTF_8)));
        }
    }

    /** The Maven that runs the tests; the one on the path where none does. */
    private static String maven() {
        String home = System.getProperty("maven.home");
        return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }
}
