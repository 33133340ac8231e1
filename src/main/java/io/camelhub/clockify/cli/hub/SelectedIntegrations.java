package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The integrations on which a command works.
 *
 * @param named the usable ones named by the person; empty where none was named, which means all
 * @param integrations the resulting ones
 * @param problems whether settings of the selected ones are wrong
 */
public record SelectedIntegrations(List<String> named, List<Integration> integrations, boolean problems) {

    /**
     * Selects integrations by name; prints the problems of the settings, and why a name is left out.
     *
     * @param settings the integrations, and where each is defined
     * @param pausedToo whether a named one is included although it is paused
     * @throws CommandFailedException for an unknown name, or an empty selection
     */
    public static SelectedIntegrations of(
            List<String> typed, ClockifySettings settings, Invocation invocation, boolean pausedToo, PrintWriter err) {
        IntegrationsConfig config = settings.integrations();
        printProblems(config, err);
        requireKnown(typed, config);
        Set<String> names = new LinkedHashSet<>(typed);
        List<Integration> usable = config.integrations().stream()
                .filter(one -> one.enabled() || pausedToo && names.contains(one.name())).toList();
        if (usable.isEmpty()) {
            throw CommandFailedException.wrongInput(whyNone(names, settings, invocation));
        }
        Map<String, Integration> all = config.integrations().stream().collect(Collectors.toMap(Integration::name, one -> one));
        names.stream().filter(name -> !all.containsKey(name) || !all.get(name).enabled()).forEach(name ->
                err.println(all.containsKey(name) ? paused(name, settings, invocation) : name + " is left out: see its settings above"));
        err.flush();
        Set<String> left = usable.stream().map(Integration::name).collect(Collectors.toSet());
        List<String> named = names.stream().filter(left::contains).toList();
        if (named.isEmpty() && !typed.isEmpty()) {
            throw CommandFailedException.wrongInput("nothing is left to do");
        }
        boolean wrong = typed.isEmpty() ? config.hasErrors()
                : typed.stream().flatMap(name -> config.problemsOf(name).stream()).anyMatch(SettingProblem::isError);
        return new SelectedIntegrations(named,
                usable.stream().filter(integration -> named.isEmpty() || named.contains(integration.name())).toList(),
                wrong || !named.containsAll(typed));
    }

    /** A message that the integration is paused, with the command that resumes it. */
    private static String paused(String name, ClockifySettings settings, Invocation invocation) {
        return name + " is paused, and is not synced; to let it go on: " + (settings.isEditable(name)
                ? invocation.words().of("integrations", "resume", name)
                : "take " + Setting.ENABLED.property(name) + " = false out of " + invocation.settings());
    }

    public static void printProblems(IntegrationsConfig config, PrintWriter err) {
        config.problems().forEach(problem -> err.println((problem.isError() ? "Wrong setting: " : "Note: ") + problem));
        err.flush();
    }

    /**
     * Checks that each name is in the settings, even if its settings are wrong.
     *
     * @throws CommandFailedException with the nearest name, or with all names
     */
    public static void requireKnown(List<String> typed, IntegrationsConfig config) {
        Set<String> known = config.integrations().stream().map(Integration::name).collect(Collectors.toCollection(TreeSet::new));
        for (String name : typed) {
            if (!known.contains(name) && config.problemsOf(name).isEmpty()) {
                throw CommandFailedException.wrongInput("there is no integration " + Formats.text(name) + hint(name, known));
            }
        }
    }

    private static String whyNone(Set<String> named, ClockifySettings settings, Invocation invocation) {
        IntegrationsConfig config = settings.integrations();
        if (!config.integrations().isEmpty() && !config.hasErrors()) {
            return config.integrations().stream().map(Integration::name).filter(name -> named.isEmpty() || named.contains(name))
                    .map(name -> paused(name, settings, invocation)).collect(Collectors.joining("; "));
        }
        return config.hasErrors()
                ? "no integration can be used until the settings in " + invocation.settings() + " are put right"
                : "no integration is set up: 'clockify integrations add NAME' adds one, or write clockify.integrations.<name>.api-key = "
                        + "<key> into " + invocation.settings();
    }

    private static String hint(String name, Set<String> known) {
        if (known.isEmpty()) {
            return ": none is set up";
        }
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return known.stream()
                .filter(candidate -> distance.apply(name, candidate) <= Math.max(1, name.length() / 3))
                .min(Comparator.comparing(candidate -> distance.apply(name, candidate)))
                .map(nearest -> ": did you mean " + nearest + "?")
                .orElse("; there are: " + String.join(", ", known));
    }
}
