package io.camelhub.clockify.settings;

import static java.util.Objects.requireNonNull;

import io.camelhub.clockify.model.OneLine;

/**
 * One problem in the settings, in words for an admin. Never holds a secret.
 *
 * @param property full name of the property, or the settings file itself, e.g. {@code clockify.integrations.acme.api-key}
 * @param problem  what is wrong, e.g. {@code is missing}
 * @param remedy   how to correct it
 * @param severity whether the setting is ignored because of it
 */
public record SettingProblem(String property, String problem, String remedy, Severity severity) {

    public enum Severity {
        /** A setting is ignored; if it is an integration's, that integration is left out. */
        ERROR,
        /** Nothing is wrong, but an admin may want to know it. */
        NOTICE
    }

    public SettingProblem {
        requireNonNull(severity, "severity");
        property = OneLine.of(property);
        problem = OneLine.of(problem);
        remedy = OneLine.of(remedy);
    }

    public SettingProblem(String property, String problem, String remedy) {
        this(property, problem, remedy, Severity.ERROR);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return property + " " + problem + ": " + remedy;
    }
}
