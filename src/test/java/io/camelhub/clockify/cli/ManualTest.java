package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.cli.hub.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The completion script, the {@code man} page, and colours. */
class ManualTest {

    @TempDir
    private Path folder;

    @Test
    @EnabledIf("isThereBash")
    void bash_completes_commands_options_and_what_they_take() throws Exception {
        CommandOutcome outcome = CommandOutcome.of(folder, "completion", "bash");
        assertThat(outcome.exitCode()).isZero();
        assertThat(CommandOutcome.of(folder, "completion", "zsh").out()).isEqualTo(outcome.out()).contains("bashcompinit");
        assertThat(CommandOutcome.of(folder, "completion", "fish").exitCode()).isEqualTo(2);
        Files.writeString(folder.resolve("completion.sh"), outcome.out());

        assertThat(completed("clockify sta")).containsExactly("status");
        assertThat(completed("clockify people acc")).containsExactly("accept");
        assertThat(completed("clockify people accept --cl")).containsExactly("--class");
        assertThat(completed("clockify events --del")).containsExactly("--deleted");
        assertThat(completed("clockify --color al")).containsExactly("always");
        assertThat(completed("clockify completion z")).containsExactly("zsh");
    }

    @Test
    void zsh_completes_commands_options_and_what_they_take() throws Exception {
        assumeTrue(isThere("zsh"), "there is no zsh; Debian: apt-get install zsh");
        Files.writeString(folder.resolve("completion.zsh"), CommandOutcome.of(folder, "completion", "zsh").out());
        Files.createFile(folder.resolve("rows and more.csv"));
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("clockify sta", "clockify status ");
        lines.put("clockify people acc", "clockify people accept ");
        lines.put("clockify people accept --cl", "clockify people accept --class ");
        lines.put("clockify events --del", "clockify events --deleted ");
        lines.put("clockify integrations add x --te", "clockify integrations add x --team-ids ");
        lines.put("clockify --color al", "clockify --color always ");
        lines.put("clockify --color always sta", "clockify --color always status ");
        lines.put("clockify completion z", "clockify completion zsh ");
        lines.put("clockify people map --file row", "clockify people map --file rows\\ and\\ more.csv ");

        Process zsh = new ProcessBuilder("zsh", "-f", Path.of("src/test/resources/completion/drive.zsh").toAbsolutePath().toString(),
                "completion.zsh", folder.toString()).directory(folder.toFile()).redirectErrorStream(true).start();
        try (OutputStream typed = zsh.getOutputStream()) {
            typed.write(String.join("\n", lines.keySet()).concat("\n").getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(zsh.waitFor()).as(out).isZero();
        assertThat(out.lines()).containsExactlyElementsOf(lines.values());
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static boolean isThereBash() {
        return Files.isExecutable(Path.of("/bin/bash"));
    }

    private List<String> completed(String typed) throws IOException, InterruptedException {
        List<String> words = List.of(typed.split(" "));
        Process bash = new ProcessBuilder("/bin/bash", "-c", "compopt() { :; }; source completion.sh; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.size() - 1)
                + "; COMP_LINE='" + typed + "'; _complete_clockify; printf '%s\\n' \"${COMPREPLY[@]}\"").directory(folder.toFile())
                .redirectErrorStream(true).start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(out).isZero();
        return out.lines().map(String::strip).toList();
    }

    @Test
    void the_page_of_the_manual_names_each_command_with_its_options_and_holds_no_stray_request() {
        String page = CommandOutcome.of(folder, "man").out();

        assertThat(page).startsWith(".TH CLOCKIFY 1\n").contains(".SH \"EXIT STATUS\"", "\\-\\-color WHEN");
        List<String> missing = new ArrayList<>();
        collect(Clockify.commandLine(new Environment(Path.of(""), folder, "clockify")), page, missing);
        assertThat(missing).isEmpty();
        assertThat(page.lines().filter(line -> line.startsWith(".")).map(line -> line.split(" ")[0]).distinct())
                .containsOnly(".TH", ".SH", ".SS", ".TP", ".br");
    }

    private static void collect(CommandLine command, String page, List<String> missing) {
        if (command.getSubcommands().isEmpty() && !page.contains(".SS \"" + command.getCommandSpec().qualifiedName())) {
            missing.add(command.getCommandSpec().qualifiedName());
        }
        command.getCommandSpec().options().stream().filter(option -> !page.contains(option.longestName().replace("-", "\\-")))
                .forEach(option -> missing.add(command.getCommandSpec().qualifiedName() + " " + option.longestName()));
        command.getSubcommands().values().forEach(sub -> collect(sub, page, missing));
    }

    @Test
    void the_help_is_in_colours_where_they_are_wanted() {
        assertThat(CommandOutcome.of(folder, "--color", "always", "status", "--help").out()).contains("\u001b[");
        assertThat(CommandOutcome.of(folder, "--color", "never", "status", "--help").out()).doesNotContain("\u001b[");
        assertThat(CommandOutcome.of(folder, "status", "--help").out()).as("no terminal").doesNotContain("\u001b[");
        assertThat(CommandOutcome.of(folder, "--color", "sometimes", "status").exitCode()).isEqualTo(2);
    }
}
