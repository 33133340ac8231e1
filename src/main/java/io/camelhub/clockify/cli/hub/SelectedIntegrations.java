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
 * The integrations that a command works on.
 *
 * @param named those that somebody named and that can be used; empty where nobody named one, which stands for all
 * @param integrations all that the command works on
 * @param problems whether something is wrong with the settings of those that were meant
 */
public record SelectedIntegrations(List<String> named, List<Integration> integrations, boolean problems) {

    /**
     * Selects by names that somebody typed; prints what is wrong with the settings, and why a name is left out.
     *
     * @param settings asked which integrations there are, and where each is written
     * @param pausedToo whether one that is named is worked on though it is paused
     * @throws CommandFailedException where a name is not known, or nothing is left
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

    /** That it is paused, and how it goes on. */
    private static String paused(String name, ClockifySettings settings, Invocation invocation) {
        return name + " is paused, and is not synced; to let it go on: " + (settings.isEditable(name)
                ? invocation.words().of("integrations", "resume", name)
                : "take " + Setting.ENABLED.property(name) + " = false out of " + invocation.settings());
    }

    /** One line a problem. */
    public static void printProblems(IntegrationsConfig config, PrintWriter err) {
        config.problems().forEach(problem -> err.println((problem.isError() ? "Wrong setting: " : "Note: ") + problem));
        err.flush();
    }

    /**
     * Refuses a name that stands nowhere in the settings; one whose settings are wrong is known, though it cannot be used.
     *
     * @throws CommandFailedException with the nearest name, or with all there are
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
