package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents as a whole: short enough to be read, a page for each reader, and links that lead somewhere. */
class DocumentationTest {

    private static final Path DOCUMENTS = Path.of("src/main/docs");
    private static final List<String> READERS = List.of("admin.md", "ops.md", "engineer.md", "analyst.md");
    private static final int MOST_WORDS = 30_000;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static List<MatchResult> links(String text) {
        return LINK.matcher(text).results().filter(link -> !link.group(1).startsWith("http")).toList();
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page)).results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).toList();
    }

    @Test
    void the_documents_have_at_most_thirty_thousand_words() throws IOException {
        long words = 0;
        for (Path page : pages()) {
            words += Files.readString(page).strip().split("\\s+").length;
        }

        assertThat(words).as("say it once: what a table, --help or a comment in the database says is not said again").isLessThanOrEqualTo(MOST_WORDS);
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading() throws IOException {
        List<Path> all = new ArrayList<>(pages());
        all.add(Path.of("README.md"));
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : all) {
            for (MatchResult link : links(Files.readString(page))) {
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!Files.exists(target) || link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    broken.add(page.getFileName() + ": " + link.group());
                }
                links++;
            }
        }

        assertThat(links).isGreaterThan(100);
        assertThat(broken).isEmpty();
    }

    @Test
    void each_reader_has_a_page_of_some_ten_lines_and_these_lead_to_all_others() throws IOException {
        List<String> reached = new ArrayList<>(READERS);
        String readme = Files.readString(Path.of("README.md"));
        for (String reader : READERS) {
            String page = Files.readString(DOCUMENTS.resolve(reader));
            assertThat(page.lines().filter(line -> !line.isBlank())).as(reader).hasSizeLessThanOrEqualTo(12);
            assertThat(readme).contains("](src/main/docs/" + reader + ")");
            links(page).forEach(link -> reached.add(link.group(1)));
        }

        assertThat(pages()).allSatisfy(page -> assertThat(reached).contains(page.getFileName().toString()));
    }
}
