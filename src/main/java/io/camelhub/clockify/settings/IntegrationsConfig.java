package io.camelhub.clockify.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The integrations of the current settings, and all problems of the settings.
 *
 * @param integrations the usable ones, disabled ones too, by name
 * @param problems     one per mistake, of the hub's settings too; empty when all is well
 */
public record IntegrationsConfig(List<Integration> integrations, List<SettingProblem> problems) {

    public IntegrationsConfig {
        integrations = List.copyOf(integrations);
        problems = List.copyOf(problems);
    }

    /** Whether any setting is ignored because it is wrong; notices do not count. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(SettingProblem::isError);
    }

    /** Names of the integrations that are left out because of wrong settings. */
    public Set<String> unusable() {
        Set<String> names = problems.stream().filter(SettingProblem::isError).map(SettingProblem::property)
                .filter(property -> property.startsWith(Setting.INTEGRATIONS))
                .map(property -> property.substring(Setting.INTEGRATIONS.length()).split("\\.", 2)[0])
                .filter(name -> Integration.problemOfName(name) == null)
                .collect(Collectors.toSet());
        integrations.forEach(one -> names.remove(one.name()));
        return names;
    }

    /** The problems of an integration's own settings, {@code clockify.integrations.<name>.*}. */
    public List<SettingProblem> problemsOf(String name) {
        String own = Setting.INTEGRATIONS + name + ".";
        return problems.stream().filter(problem -> problem.property().startsWith(own)).toList();
    }
}
