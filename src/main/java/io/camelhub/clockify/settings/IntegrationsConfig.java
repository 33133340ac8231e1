package io.camelhub.clockify.settings;

import java.util.List;

/**
 * The integrations as the settings are now, and everything that is wrong with the settings.
 *
 * @param integrations those that can be used, disabled ones too, by name
 * @param problems     one per mistake, of the hub's settings too; empty when all is well
 */
public record IntegrationsConfig(List<Integration> integrations, List<SettingProblem> problems) {

    public IntegrationsConfig {
        integrations = List.copyOf(integrations);
        problems = List.copyOf(problems);
    }

    /** Whether some setting is not taken as it was written; notices do not count. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(SettingProblem::isError);
    }

    /** The problems of the settings that are {@code clockify.integrations.<name>}'s own. */
    public List<SettingProblem> problemsOf(String name) {
        String own = Setting.INTEGRATIONS + name + ".";
        return problems.stream().filter(problem -> problem.property().startsWith(own)).toList();
    }
}
