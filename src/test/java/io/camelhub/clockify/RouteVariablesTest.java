package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A few variables are shared between the files of routes; all others belong to one file. */
class RouteVariablesTest {

    /** The documented context, and what goes into and comes out of the endpoints that every stage calls. */
    private static final Set<String> CONTEXT = Set.of(
            "clockifyOrder", "clockifyIntegration", "clockifyWorkspace", "clockifyWork", "clockifyRun", "clockifyPurpose",
            "clockifyPath", "clockifyQuery", "clockifyMethod", "clockifyAnswerType", "clockifyLastPage", "clockifyDate",
            "clockifyLoop");

    private static final Pattern WRITTEN = Pattern.compile("(?:(?:setVariable|removeVariable):\\s+|- )name: (clockify\\w+)");
    private static final Pattern READ = Pattern.compile("\\$\\{variable\\.(clockify\\w+)");
    private static final Pattern COMMENT = Pattern.compile("# (?:[^\\n]+ )?In: [^\\n]+?(?:\\n# [^\\n]+)*?(?:\\n#)? Out: [^\\n]+?(?:\\n#)? Variables: ([^\\n]+)\\n$");
    private static final Pattern NAME = Pattern.compile("\\b(clockify\\w+)");

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void no_variable_is_written_in_one_file_and_read_in_another_but_for_the_context() throws IOException {
        Map<String, Set<String>> files = new HashMap<>();
        for (Path file : RoutesTest.files()) {
            String text = Files.readString(file);
            Set<String> names = names(WRITTEN, text);
            names.addAll(names(READ, text));
            names.removeAll(CONTEXT);
            names.forEach(name -> files.computeIfAbsent(name, none -> new TreeSet<>()).add(file.getFileName().toString()));
        }

        assertThat(files).hasSizeGreaterThan(10);
        files.values().removeIf(names -> names.size() == 1);
        assertThat(files).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_route_says_what_goes_in_what_comes_out_and_which_variables_it_has(Path file) throws IOException {
        List<String> parts = List.of(Files.readString(file).split("(?m)^- route:"));

        assertThat(parts.subList(0, parts.size() - 1)).allMatch(before -> COMMENT.matcher(before).find());
        for (int route = 1; route < parts.size(); route++) {
            Matcher comment = COMMENT.matcher(parts.get(route - 1));
            assertThat(comment.find()).isTrue();
            Set<String> used = names(WRITTEN, parts.get(route));
            used.addAll(names(READ, parts.get(route)));
            assertThat(used).as(file + ", route " + route).containsAll(names(NAME, comment.group(1)));
            used.removeAll(CONTEXT);
            assertThat(names(NAME, comment.group())).as(file + ", route " + route).containsAll(used);
        }
    }

    static List<Path> files() throws IOException {
        return RoutesTest.files();
    }

    @Test
    void all_routes_but_those_of_error_handling_are_in_files_of_routes() throws IOException {
        assertThat(files()).filteredOn(file -> !readable(file).contains("\n- route:"))
                .containsExactly(Path.of("routes", "clockify-errors.camel.yaml"));
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
