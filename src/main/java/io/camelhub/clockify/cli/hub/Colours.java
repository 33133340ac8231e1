package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.query.Condition.Look;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Ansi;

/** Colours of a terminal, where they are wanted; what they say is always said in words, too. */
public record Colours(boolean wanted) {

    /** When there are colours, by the option of that name. */
    public enum When {
        /** On a terminal, unless the environment has {@code NO_COLOR}; elsewhere where it has {@code CLICOLOR_FORCE}. */
        AUTO,
        ALWAYS,
        NEVER;

        /** As it is typed, and as a shell completes it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By an option and the environment; {@code app.terminal} says whether a person reads. */
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

    /** What picocli prints its help with. */
    public Ansi ansi() {
        return wanted ? Ansi.ON : Ansi.OFF;
    }

    /** A text in the colour of what it says. */
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
