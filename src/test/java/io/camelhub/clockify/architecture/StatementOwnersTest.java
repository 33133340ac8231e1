package io.camelhub.clockify.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A folder of statements has the name of the one class that runs them, and each statement stands in one place. */
class StatementOwnersTest {

    private static final Path CODE = Path.of("src/main/java/io/camelhub/clockify");
    private static final Path STATEMENTS = Path.of("src/main/resources/clockify/sql");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\"([a-z][a-z0-9-]*)/[a-z0-9-]*\"");
    private static final Pattern FILE = Pattern.compile("(.+?)(?:\\.(\\w+))?\\.sql");

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Set<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(STATEMENTS)) {
            return folders.map(folder -> folder.getFileName().toString()).collect(toCollection(TreeSet::new));
        }
    }

    /** The classes that name statements of a folder. The faces have templates of such names, and no database. */
    private static Map<String, Set<String>> classesByFolder() throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        Set<String> folders = folders();
        for (Path file : files(CODE)) {
            if (!file.startsWith(CODE.resolve("web")) && !file.startsWith(CODE.resolve("cli"))) {
                NAMED.matcher(COMMENT.matcher(Files.readString(file)).replaceAll("")).results().map(found -> found.group(1)).filter(folders::contains)
                        .forEach(folder -> classes.computeIfAbsent(folder, none -> new TreeSet<>())
                                .add(file.getFileName().toString().replace(".java", "")));
            }
        }
        return classes;
    }

    private static String className(String folder) {
        return Arrays.stream(folder.split("-")).map(part -> part.substring(0, 1).toUpperCase() + part.substring(1)).collect(Collectors.joining());
    }

    @Test
    void a_folder_has_the_name_of_the_only_class_that_names_its_statements() throws IOException {
        Map<String, Set<String>> classes = classesByFolder();

        assertThat(folders()).allSatisfy(folder -> assertThat(classes.get(folder)).as(folder).containsExactly(className(folder)));
    }

    /** What one table answers is built of its name and columns, see the room {@code database}; a file is for what joins, sums or was tuned. */
    @Test
    void there_are_few_statements_in_files() throws IOException {
        assertThat(files(STATEMENTS)).hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void no_statement_stands_in_two_places() throws IOException {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        for (Path file : files(STATEMENTS)) {
            var name = FILE.matcher(STATEMENTS.relativize(file).toString());
            assertThat(name.matches()).as(file.toString()).isTrue();
            texts.computeIfAbsent(name.group(1), none -> new TreeMap<>()).put(name.group(2) == null ? "all" : name.group(2),
                    Files.readString(file).replaceAll("(?m)^\\s*--.*$", "").strip().replaceAll("\\s+", " "));
        }

        assertThat(texts.keySet().stream().collect(groupingBy(texts::get)).values()).allSatisfy(names -> assertThat(names).hasSize(1));
    }
}
