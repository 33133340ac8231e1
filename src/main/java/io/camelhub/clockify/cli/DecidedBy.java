package io.camelhub.clockify.cli;

import picocli.CommandLine.Option;

/** Who takes a decision. */
final class DecidedBy {

    private static final int LONGEST = 200;

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides, for the history. Default: the system's user.")
    private String name = System.getProperty("user.name", "unknown");

    String name() {
        String text = Formats.text(name, LONGEST);
        return text.equals("-") ? "unknown" : text;
    }
}
