package io.camelhub.clockify.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alert rules, by Prometheus's own tool where it is installed; with {@code PROMTOOL_REQUIRED} it must be. */
class AlertRulesTest {

    private static final Path RULES = Path.of("src/main/monitoring/clockify-alerts.rules.yaml").toAbsolutePath();
    private static final Path TESTS = Path.of("src/test/monitoring").toAbsolutePath();

    private static void promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command).directory(TESTS.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(System.getenv("PROMTOOL_REQUIRED") != null, "there is no promtool; Debian: apt-get install prometheus");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void prometheus_takes_the_rules() throws Exception {
        promtool("check", "rules", RULES.toString());
    }

    @Test
    void each_fires_when_it_is_to_and_not_before() throws Exception {
        promtool("test", "rules", "clockify-alerts.test.yaml");
    }

    @Test
    void each_has_a_summary_a_severity_a_test_and_a_paragraph() throws IOException {
        Map<?, ?> file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RULES));
        List<?> rules = (List<?>) ((Map<?, ?>) ((List<?>) file.get("groups")).get(0)).get("rules");
        String document = Files.readString(Path.of("src/main/docs/monitoring.md"));
        String tests = Files.readString(TESTS.resolve("clockify-alerts.test.yaml"));

        assertThat(rules).hasSize(13).allSatisfy(each -> {
            Map<?, ?> rule = (Map<?, ?>) each;
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("warning", "critical");
            assertThat(((Map<?, ?>) rule.get("annotations")).get("summary").toString()).isNotBlank();
            assertThat(document).contains("\n**`" + rule.get("alert") + "`** ");
            assertThat(tests).contains("alertname: " + rule.get("alert") + "\n        exp_alerts:");
        });
    }
}
