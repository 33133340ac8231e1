package io.camelhub.clockify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide to the rooms has a row for each package, in the words that the package has for itself. */
class RoomsDocumentationTest {

    private static final Path CODE = Path.of("src/main/java/io/camelhub/clockify");
    private static final Path DOCUMENT = Path.of("src/main/docs/rooms.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z/]+)` \\| (.+) \\|$");
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    /** The packages that hold code, the first one apart. */
    private static Set<String> packages() throws IOException {
        try (Stream<Path> files = Files.walk(CODE)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .map(file -> CODE.relativize(file.getParent()).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The first sentence of the package's own words. */
    private static String words(String room) throws IOException {
        Matcher comment = COMMENT.matcher(Files.readString(CODE.resolve(room).resolve("package-info.java")));
        assertThat(comment.find()).as(room).isTrue();
        return comment.group(1).replaceAll("\\n \\*", " ").strip().replaceAll("\\s+", " ").replaceFirst("(?<=\\.) (?=[A-Z]).*", "")
                .replaceAll("\\{@code ([^}]*)}", "`$1`");
    }

    /** The second cell of each row, by the first. */
    private static Map<String, String> rows(String text) {
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(text).results().forEach(row -> assertThat(rows.put(row.group(1), row.group(2))).as(row.group(1)).isNull());
        return rows;
    }

    @Test
    void each_room_is_in_the_guide_in_its_own_words_and_there_is_no_other() throws IOException {
        Map<String, String> rows = rows(Files.readString(DOCUMENT));

        assertThat(rows.keySet()).isEqualTo(packages());
        for (Map.Entry<String, String> row : rows.entrySet()) {
            assertThat(row.getValue()).as(row.getKey()).isEqualTo(words(row.getKey()));
        }
    }

    /** Whoever reads them from the top meets no room before those that it knows. */
    @Test
    void the_rooms_stand_in_the_order_in_which_they_know_each_other() throws IOException {
        List<String> order = rows(Files.readString(DOCUMENT)).keySet().stream().filter(room -> !room.contains("/")).toList();

        List<String> left = new ArrayList<>(order);
        for (Set<String> floor : RoomsTest.FLOORS) {
            assertThat(left.subList(0, floor.size())).containsExactlyInAnyOrderElementsOf(floor);
            left.subList(0, floor.size()).clear();
        }
        assertThat(left).isEmpty();
    }
}
