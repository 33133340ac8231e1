package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

import io.camelhub.clockify.model.OneLine;

/**
 * One thing to put right in the settings, in words an admin understands. Never holds a secret.
 *
 * @param property full name of the property, or the settings file itself, e.g. {@code clockify.integrations.acme.api-key}
 * @param problem  what is wrong, e.g. {@code is missing}
 * @param remedy   what would be right
 * @param severity whether anything is left out because of it
 */
public record SettingProblem(String property, String problem, String remedy, Severity severity) {

    /** How much a problem matters. */
    public enum Severity {
        /** A setting is not taken as it was written; where it is an integration's, that integration is left out. */
        ERROR,
        /** Nothing is wrong, but somebody may want to know. */
        NOTICE
    }

    public SettingProblem {
        requireNonNull(severity, "severity");
        property = OneLine.of(property);
        problem = OneLine.of(problem);
        remedy = OneLine.of(remedy);
    }

    /** A problem of severity {@link Severity#ERROR}. */
    public SettingProblem(String property, String problem, String remedy) {
        this(property, problem, remedy, Severity.ERROR);
    }

    /** Whether something is not taken as it was written. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Property, problem and remedy in one line. */
    @Override
    public String toString() {
        return property + " " + problem + ": " + remedy;
    }
}
