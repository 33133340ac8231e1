package io.camelhub.clockify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One word for one thing: names in code and tables have none of the words that stand for another one. */
class NamesTest {

    /**
     * Reported, not told; diffed, not judged; unknown users, no strangers; a context, no situation; the backfill's share, no spare budget; out of
     * the window, not outside; people are erased, not forgotten.
     */
    private static final Set<String> OTHER_WORDS = Set.of("told", "tells", "untold", "judge", "judged", "judgement", "verdict", "doubt", "doubts",
            "stranger", "strangers", "newcomer", "newcomers", "situation", "surroundings", "spare", "outside", "forgotten", "witness");

    private static final Pattern NO_CODE =
            Pattern.compile("/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\n]|\\\\.)+'", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Pattern PART = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");
    private static final Pattern TABLE_OR_COLUMN = Pattern.compile("(?m)^(?:create (?:table|view) |  )([a-z]\\w*)");

    private static List<String> othersIn(String text, Pattern names) {
        Set<String> found = new TreeSet<>();
        names.matcher(text).results().map(MatchResult::group)
                .filter(name -> PART.matcher(name).results().anyMatch(part -> OTHER_WORDS.contains(part.group().toLowerCase(Locale.ROOT))))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static List<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    @Test
    void no_class_method_or_variable_has_another_word() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            othersIn(NO_CODE.matcher(Files.readString(file)).replaceAll(" "), NAME).forEach(name -> found.add(file.getFileName() + ": " + name));
        }

        assertThat(found).isEmpty();
        assertThat(othersIn("boolean isSpare(String whatIsTold) { SPARE_BUDGET", NAME)).containsExactly("SPARE_BUDGET", "isSpare", "whatIsTold");
    }

    @Test
    void no_table_column_or_statement_has_another_word() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files("src/main/resources/clockify/migration", ".sql")) {
            found.addAll(othersIn(Files.readString(file), TABLE_OR_COLUMN));
        }
        for (Path file : files("src/main/resources/clockify/sql", ".sql")) {
            found.addAll(othersIn(file.getFileName().toString().replace(".sql", ""), NAME));
        }

        assertThat(found).isEmpty();
        assertThat(othersIn("create table a (\n  outside_read_to varchar(40),\n", TABLE_OR_COLUMN)).containsExactly("  outside_read_to");
    }
}
