package io.camelhub.clockify.cli.hub;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes commands that can be copied into a shell: called in the same way, with the same settings file, from the same folder. */
public final class ShellWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9@%_+=:,./-]+");

    private final List<String> called;

    /**
     * @param environment the person's folder and call
     * @param settings the settings file of the call; null for the default
     */
    public ShellWords(Environment environment, Path settings) {
        called = new ArrayList<>(List.of(environment.command()));
        if (settings != null) {
            Path here = environment.invokedFrom();
            called.add("--config");
            called.add((settings.startsWith(here) ? here.relativize(settings) : settings).toString());
        }
    }

    public String of(String... arguments) {
        List<String> words = new ArrayList<>(called);
        words.addAll(List.of(arguments));
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        String text = Formats.text(word);
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
