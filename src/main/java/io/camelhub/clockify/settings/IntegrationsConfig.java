package io.camelhub.clockify.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Names of the integrations that are left out, as something in their settings is wrong. */
    public Set<String> unusable() {
        Set<String> names = problems.stream().filter(SettingProblem::isError).map(SettingProblem::property)
                .filter(property -> property.startsWith(Setting.INTEGRATIONS))
                .map(property -> property.substring(Setting.INTEGRATIONS.length()).split("\\.", 2)[0])
                .filter(name -> Integration.problemOfName(name) == null)
                .collect(Collectors.toSet());
        integrations.forEach(one -> names.remove(one.name()));
        return names;
    }

    /** The problems of the settings that are {@code clockify.integrations.<name>}'s own. */
    public List<SettingProblem> problemsOf(String name) {
        String own = Setting.INTEGRATIONS + name + ".";
        return problems.stream().filter(problem -> problem.property().startsWith(own)).toList();
    }
}
