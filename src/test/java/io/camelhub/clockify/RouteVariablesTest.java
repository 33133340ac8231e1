package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes share: a handful of variables that go from file to file; all others are one file's own. */
class RouteVariablesTest {

    /** The documented context, and what goes into and comes out of the endpoints that every stage calls. */
    private static final Set<String> CONTEXT = Set.of(
            "clockifyOrder", "clockifyIntegration", "clockifyWorkspace", "clockifyRun", "clockifyPurpose",
            "clockifyPath", "clockifyQuery", "clockifyMethod", "clockifyAnswerType", "clockifyLastPage", "clockifyDate",
            "clockifyListPage", "clockifyCheckpoint", "clockifyStatement");

    private static final Pattern WRITTEN = Pattern.compile("(?:setVariable|removeVariable):\\s+name: (clockify\\w+)");
    private static final Pattern READ = Pattern.compile("\\$\\{variable\\.(clockify\\w+)");
    private static final Pattern COMMENT = Pattern.compile("# In: [^\\n]+(?:\\n# [^\\n]+)*\\n# Out: [^\\n]+\\n# Variables: [^\\n]+\\n$");

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
    @ValueSource(strings = {"backfill", "catalogue", "changes", "enrich", "lists", "people", "running", "sink", "verify"})
    void each_route_of_a_stage_says_what_goes_in_what_comes_out_and_what_it_keeps(String stage) throws IOException {
        List<String> parts = List.of(Files.readString(Path.of("routes", "clockify-" + stage + ".camel.yaml")).split("(?m)^- route:"));

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts.subList(0, parts.size() - 1)).allMatch(before -> COMMENT.matcher(before).find());
    }
}
