package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.query.Condition.Look;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Ansi;

/** The colours of a terminal, if wanted; a text always says the same without its colour. */
public record Colours(boolean wanted) {

    /** The values of the option {@code --color}. */
    public enum When {
        /** Colours on a terminal, unless {@code NO_COLOR} is set; elsewhere only with {@code CLICOLOR_FORCE}. */
        AUTO,
        ALWAYS,
        NEVER;

        /** The name as typed on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Decides by the option and the environment; {@code app.terminal} says whether the output is a terminal. */
    public static Colours of(When when) {
        return new Colours(switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> isSet("CLICOLOR_FORCE") || Boolean.getBoolean("app.terminal") && !isSet("NO_COLOR");
        });
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isEmpty() && !value.equals("0");
    }

    /** The setting for picocli's help. */
    public Ansi ansi() {
        return wanted ? Ansi.ON : Ansi.OFF;
    }

    /** A text in the colour of a condition. */
    public String of(Look look, String text) {
        Style style = switch (look) {
            case ACT -> Style.fg_red;
            case FAULT -> Style.fg_yellow;
            case WELL -> Style.fg_green;
            case WAIT, BUSY -> Style.fg_cyan;
            case OFF -> Style.faint;
        };
        return ansi().apply(text, List.of(style)).toString();
    }
}
