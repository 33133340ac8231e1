package io.camelhub.clockify.cli;

import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What is wrong with the settings, for the screen. */
final class SettingsReport {

    private SettingsReport() {
    }

    /** One line per problem. */
    static void print(IntegrationsConfig listing, PrintWriter err) {
        listing.problems().forEach(problem -> err.println((problem.isError() ? "Wrong setting: " : "Note: ") + problem));
        err.flush();
    }

    /** Whether an error in the settings concerns the integrations named; none named is all. */
    static boolean concerns(IntegrationsConfig listing, List<String> names) {
        return names.isEmpty()
                ? listing.hasErrors()
                : names.stream().flatMap(name -> listing.problemsOf(name).stream()).anyMatch(SettingProblem::isError);
    }

    /**
     * Refuses settings without an integration that can be synced.
     *
     * @throws CommandFailedException that says how to add one
     */
    static void requireSome(IntegrationsConfig listing, Path settings) {
        if (listing.integrations().stream().noneMatch(Integration::enabled)) {
            throw CommandFailedException.wrongInput(reason(listing, settings));
        }
    }

    private static String reason(IntegrationsConfig listing, Path settings) {
        if (!listing.integrations().isEmpty() && !listing.hasErrors()) {
            return "every integration is disabled: see the lines clockify.integrations.<name>.enabled in " + settings;
        }
        return listing.hasErrors()
                ? "no integration can be used until the settings in " + settings + " are put right"
                : "no integration is set up: write clockify.integrations.<name>.api-key = <key> into " + settings;
    }
}
