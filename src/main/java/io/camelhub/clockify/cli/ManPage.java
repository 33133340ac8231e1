package io.camelhub.clockify.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine;

/** Writes a {@code man} page, in troff's man macros, from the command line's own descriptions. */
final class ManPage {

    private final CommandSpec root;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec root) {
        this.root = root;
    }

    static String of(CommandLine root) {
        ManPage page = new ManPage(root.getCommandSpec());
        page.write(root);
        return page.page.toString();
    }

    private void write(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        macro("TH", spec.name().toUpperCase(Locale.ROOT) + " 1");
        macro("SH", "NAME");
        text(spec.name() + " - " + String.join(" ", spec.usageMessage().description()));
        macro("SH", "SYNOPSIS");
        text(spec.name() + " [OPTION...] COMMAND");
        macro("SH", "OPTIONS");
        text("Every command takes these.");
        spec.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        macro("SH", "COMMANDS");
        commandLine.getSubcommands().values().forEach(this::command);
        macro("SH", "EXIT STATUS");
        spec.usageMessage().exitCodeList().forEach(this::term);
        macro("SH", "ENVIRONMENT");
        term("JAVA_HOME", "which Java to take, 17 or newer");
        term("JAVA_OPTS", "further options for it");
        term("CLOCKIFY_LOG_FORMAT", "json for a log of one JSON object a line");
        term("NO_COLOR", "no colours");
    }

    /** A command with its own options; of a group, each of its commands. */
    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (!spec.subcommands().isEmpty()) {
            command.getSubcommands().values().forEach(this::command);
            return;
        }
        macro("SS", synopsis(command));
        for (String line : spec.usageMessage().description()) {
            text(line);
            macro("br", "");
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            term(parameter.paramLabel(), words(parameter.description(), parameter.defaultValueString()));
        }
        own(spec).forEach(this::option);
    }

    private String synopsis(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String parameters = spec.positionalParameters().stream().map(parameter -> {
            String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
            return parameter.arity().min() == 0 ? "[" + label + "]" : label;
        }).collect(Collectors.joining(" "));
        return String.join(" ", Stream.of(spec.qualifiedName(), own(spec).findAny().isEmpty() ? "" : "[OPTION...]", parameters)
                .filter(word -> !word.isEmpty()).toList());
    }

    /** The command's options, without those common to all. */
    private Stream<OptionSpec> own(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden() && root.findOption(option.longestName()) == null);
    }

    private void option(OptionSpec option) {
        String label = option.arity().max() == 0 ? "" : (option.arity().min() == 0 ? "[=" + option.paramLabel() + "]" : " " + option.paramLabel());
        term(String.join(", ", option.names()) + label, words(option.description(), option.defaultValueString()));
    }

    private static String words(String[] description, String defaultValue) {
        return String.join(" ", description).replace("${DEFAULT-VALUE}", String.valueOf(defaultValue));
    }

    private void term(String what, String words) {
        macro("TP", "");
        text(what);
        text(words);
    }

    private void macro(String name, String argument) {
        page.append('.').append(name).append(argument.isEmpty() ? "" : " " + (name.equals("TH") ? argument : '"' + escaped(argument).replace("\"", "\\(dq") + '"')).append('\n');
    }

    /** A line of text, escaped so that troff reads no part of it as a request. */
    private void text(String line) {
        String words = escaped(line);
        page.append(words.startsWith(".") || words.startsWith("'") ? "\\&" : "").append(words).append('\n');
    }

    private static String escaped(String text) {
        return Help.Ansi.OFF.string(text).lines().map(String::strip).collect(Collectors.joining(" "))
                .replace("\\", "\\e").replace("-", "\\-");
    }
}
