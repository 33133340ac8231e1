package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.Secret;
import io.camelhub.clockify.command.EditIntegrations.Outcome;
import io.camelhub.clockify.command.EditIntegrations.Result;
import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.IntegrationDraft;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.KeyView;
import io.camelhub.clockify.settings.Setting;
import java.util.EnumMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command under {@code clockify integrations} that writes an integration's settings. */
abstract class SaveCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", description = "Of the integration: 1 to 40 small letters, digits and hyphens.")
    private String name;

    @Option(names = "--team-ids", paramLabel = "IDS", description = "Workspace ids and user-group ids, separated by commas; '' for all.")
    private String teamIds;

    @Option(names = "--region", paramLabel = "REGION", description = "global, euc1, use2, euw2, apse2 or an Enterprise subdomain.")
    private String region;

    @Option(names = "--api-url", paramLabel = "URL", description = "Root of the core API, instead of the region's.")
    private String apiUrl;

    @Option(names = "--reports-url", paramLabel = "URL", description = "Root of the reports API, instead of the region's.")
    private String reportsUrl;

    @Option(names = "--backfill-from", paramLabel = "DATE", description = "The first day to fetch, e.g. 2024-01-31.")
    private String backfillFrom;

    @Option(names = "--sync-every", paramLabel = "DURATION", description = "Time between two syncs, e.g. 1h.")
    private String syncEvery;

    abstract boolean needsKey();

    abstract Result save(EditIntegrations integrations, IntegrationDraft draft, String version);

    abstract String done();

    @Override
    protected HubRoutes routes() {
        return HubRoutes.OF_KEYS;
    }

    @Override
    protected int run(Hub hub) {
        EditIntegrations integrations = hub.get(EditIntegrations.class);
        String version = integrations.version();
        Result result = save(integrations, new IntegrationDraft(name, needsKey() ? key() : null, texts()), version);
        if (result.tried() && result.outcome() == Outcome.SAVED) {
            hub.settings().integration(name).ifPresent(integration -> {
                KeyView key = hub.get(KeyQuery.class).view(integration);
                new KeyReport(out(), err()).print(integration, key);
                KeyReport.lacks(key).forEach(lack -> err().println(name + ": " + Formats.text(lack)));
            });
        }
        return SavedReport.print(name, done(), result, hub, out(), err());
    }

    private Map<Setting, String> texts() {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        texts.put(Setting.TEAM_IDS, teamIds);
        texts.put(Setting.REGION, region);
        texts.put(Setting.API_URL, apiUrl);
        texts.put(Setting.REPORTS_URL, reportsUrl);
        texts.put(Setting.BACKFILL_FROM, backfillFrom);
        texts.put(Setting.SYNC_EVERY, syncEvery);
        texts.values().removeIf(text -> text == null);
        return texts;
    }

    private String key() {
        return Secret.read("Clockify API key of " + name + " (Clockify: Profile settings, API)", "the key",
                words().of("integrations", "add", name));
    }

    @Command(
            name = "add",
            description = {
                "Add an integration. The key is asked for on a terminal, else read from standard input.",
                "It is tried first: what it can see is shown, and a key that Clockify refuses is not saved."
            })
    static final class Add extends SaveCommand {

        @Override
        boolean needsKey() {
            return true;
        }

        @Override
        Result save(EditIntegrations integrations, IntegrationDraft draft, String version) {
            return integrations.add(draft, version, order());
        }

        @Override
        String done() {
            return "added";
        }
    }

    @Command(
            name = "edit",
            description = {
                "Change an integration: what an option names, and nothing else. '' takes a setting out.",
                "A new region or URL needs the key again (--new-key), so that a stored key never goes to another host."
            })
    static final class Edit extends SaveCommand {

        @Option(names = "--new-key", description = "Another key, asked for on a terminal, else read from standard input.")
        private boolean newKey;

        @Override
        boolean needsKey() {
            return newKey;
        }

        @Override
        Result save(EditIntegrations integrations, IntegrationDraft draft, String version) {
            if (draft.key().isEmpty() && draft.texts().isEmpty()) {
                throw wrongArguments("say what to change: --new-key, --team-ids, --region, ...");
            }
            return integrations.edit(draft, version, order());
        }

        @Override
        String done() {
            return "changed";
        }
    }
}
