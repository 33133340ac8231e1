package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.cli.call.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a shell and {@code man} are given, and colours. */
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
