package io.camelhub.clockify.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The changelog, the version of the POM and the database dumps of the releases fit together. */
class ReleaseTest {

    private static final Path RELEASES = Path.of("src/test/releases");
    private static final Pattern SECTION = Pattern.compile("(?m)^## (\\S+) \\(([^)]*)\\)$");
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\d";
    private static final String NOT_YET = "not released yet";

    private final List<MatchResult> sections;
    private final String version;

    ReleaseTest() throws IOException {
        sections = SECTION.matcher(Files.readString(Path.of("src/main/docs/CHANGELOG.md"))).results().toList();
        version = Pattern.compile("(?s)<artifactId>clockify-plugin</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml"))).results().map(found -> found.group(1)).findFirst().orElseThrow();
    }

    @Test
    void the_changelog_begins_with_the_version_of_the_pom() {
        boolean released = !version.endsWith("-SNAPSHOT");

        assertThat(sections.get(0).group(1)).isEqualTo(version.replace("-SNAPSHOT", ""));
        assertThat(sections.get(0).group(2)).matches(released ? DATE : NOT_YET);
        assertThat(sections.stream().skip(1).map(section -> section.group(2))).allMatch(date -> date.matches(DATE));
    }

    /** {@code UpgradeTest} brings each of them up to date. */
    @Test
    void every_release_has_left_its_database() {
        assertThat(sections.stream().filter(section -> section.group(2).matches(DATE)).map(section -> section.group(1)))
                .allSatisfy(released -> assertThat(RELEASES.resolve(released + ".sql.gz"))
                        .as("made by mvn test -Dtest=UpgradeTest -Drelease.dump=" + released).exists());
    }
}
