package io.camelhub.clockify.command;

import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Edits {@code integrations.properties}, the file beside the settings file that only these orders write. A running hub applies a change at its next
 * tick. A key is tried before it is written, and is sent only to the host for which it was typed.
 */
public final class EditIntegrations {

    private static final Logger LOG = LoggerFactory.getLogger(EditIntegrations.class);

    /** The settings that decide to which host a key is sent. */
    private static final Set<Setting> PLACE = Set.of(Setting.REGION, Setting.API_URL, Setting.REPORTS_URL);

    private static final String HEADER = """
            # Integrations that 'clockify integrations' looks after. You may edit it as well: lines as in application.properties, of
            # which only clockify.integrations.* counts here.
            """;

    private final ClockifySettings settings;
    private final CheckKey check;
    private final IntegrationData data;
    private final AuditLog audit;

    public EditIntegrations(ClockifySettings settings, CheckKey check, IntegrationData data, AuditLog audit) {
        this.settings = settings;
        this.check = check;
        this.data = data;
        this.audit = audit;
    }

    public enum Outcome {
        /** Written; a changed key was tried, and works. */
        SAVED,
        /** Written, but Clockify could not be asked whether the key works. */
        SAVED_UNCHECKED,
        /** Not written: Clockify refuses the key. */
        REFUSED,
        /** Not written: Clockify knows none of the teams. */
        TEAMS_UNKNOWN,
        /** Not written: the file was changed meanwhile. */
        CHANGED_MEANWHILE,
        /** Not written: no write permission; {@code lines} can be pasted into the file. */
        NOT_WRITABLE
    }

    /**
     * @param tried whether the key was tried
     * @param problems problems with their remedies
     * @param lines lines of the file: to paste, or both versions; never a key
     */
    public record Result(Outcome outcome, boolean tried, List<String> problems, List<String> lines) {

        public Result {
            problems = List.copyOf(problems);
            lines = List.copyOf(lines);
        }
    }

    /** The file's text before and after; after is null where nothing was written. */
    private record Written(String before, String after) {
    }

    /**
     * The result of trying a draft.
     *
     * @param seen what the key can see; null where Clockify did not answer
     */
    public record Trial<T>(CheckKey.Result result, T seen) {
    }

    /** The version of the file's text; an edit with an older version is refused. */
    public String version() {
        return read();
    }

    /**
     * Adds an integration.
     *
     * @throws CommandFailedException for an invalid draft, or a name that is taken
     */
    public Result add(IntegrationDraft draft, String version, Order order) {
        require(draft.problems());
        if (settings.integration(draft.name()).isPresent() || !settings.integrations().problemsOf(draft.name()).isEmpty()
                || !written(version, draft.name()).isEmpty()) {
            throw CommandFailedException.wrongInput("there is an integration " + draft.name()
                    + " already: choose another name, or edit that one");
        }
        if (draft.key().isEmpty()) {
            throw CommandFailedException.wrongInput("a Clockify API key is needed (Clockify: Profile settings, API)");
        }
        return save(AuditAction.INTEGRATION_ADDED, draft.name(), draft.changes(), version, true, order);
    }

    /**
     * Changes an integration; tries its key if the key, the host or the teams change.
     *
     * @throws CommandFailedException for an invalid draft, an integration that cannot be edited here, or a missing key
     */
    public Result edit(IntegrationDraft draft, String version, Order order) {
        require(draft.problems());
        requireEditable(draft.name());
        Map<Setting, String> changes = draft.changes();
        requireKey(draft, changes);
        boolean tryIt = changes.containsKey(Setting.API_KEY) || changes.containsKey(Setting.TEAM_IDS);
        return save(AuditAction.INTEGRATION_CHANGED, draft.name(), changes, version, tryIt, order);
    }

    /**
     * Tries a draft without writing it, under a temporary name, so that the data of the integration stays.
     *
     * @param look reads what the key can see, before that is deleted
     * @throws CommandFailedException for an invalid draft, or a missing key
     */
    public <T> Trial<T> test(IntegrationDraft draft, Function<Integration, T> look, Order order) {
        require(draft.problems());
        Map<Setting, String> changes = draft.changes();
        requireKey(draft, changes);
        require(settings.with(draft.name(), changes).problemsOf(draft.name()).stream().filter(SettingProblem::isError).toList());
        return apart(running(draft.name(), changes), look, order);
    }

    /** Tries the integration under a temporary name. */
    private <T> Trial<T> apart(Integration integration, Function<Integration, T> look, Order order) {
        Integration typed = integration.named(LeftTrials.name());
        try {
            CheckKey.Result result = tried(typed, order);
            T seen = result.answer() == CheckKey.Answer.GIVEN ? look.apply(typed) : null;
            return new Trial<>(new CheckKey.Result(result.answer(), result.teamsUnknown(),
                    result.problems().stream().map(problem -> problem.replace(typed.name(), integration.name())).toList()), seen);
        } finally {
            data.forget(typed.name());
        }
    }

    /** The settings of an integration in the file, without the key. */
    public Map<Setting, String> texts(String name) {
        Map<Setting, String> texts = written(read(), name);
        texts.keySet().retainAll(IntegrationDraft.SETTINGS);
        return texts;
    }

    private void requireKey(IntegrationDraft draft, Map<Setting, String> changes) {
        if (draft.key().isEmpty() && isElsewhere(draft.name(), changes)) {
            throw CommandFailedException.wrongInput("the key is needed again, as it goes to another place now: region, api-url and "
                    + "reports-url decide where");
        }
    }

    private boolean isElsewhere(String name, Map<Setting, String> changes) {
        if (Collections.disjoint(changes.keySet(), PLACE)) {
            return false;
        }
        Integration before = settings.integration(name).orElse(null);
        Integration after = only(settings.with(name, changes), name);
        return before == null || after == null || !before.apiUrl().equals(after.apiUrl()) || !before.reportsUrl().equals(after.reportsUrl());
    }

    /** Pauses or resumes an integration. */
    public Result enable(String name, boolean enabled, Order order) {
        requireEditable(name);
        Map<Setting, String> changes = new EnumMap<>(Setting.class);
        changes.put(Setting.ENABLED, enabled ? null : "false");
        return save(enabled ? AuditAction.INTEGRATION_RESUMED : AuditAction.INTEGRATION_PAUSED, name, changes, null, false, order);
    }

    /**
     * Removes an integration from the file. Its stored entries stay, unless {@code andData} is set.
     *
     * @param andData whether to delete its data too: of the workspaces that no other integration syncs
     * @throws CommandFailedException where it cannot be edited here, or a running sync took too long; nothing is removed then
     */
    public Result remove(String name, boolean andData, Order order) {
        requireEditable(name);
        if (!andData) {
            return removeFromFile(name, order);
        }
        // edit the file only if the data can be deleted too: afterwards the deletion could not be ordered again
        Result result = data.remove(name, order, () -> removeFromFile(name, order), removed -> removed.outcome() == Outcome.SAVED);
        if (result.outcome() == Outcome.SAVED) {
            LOG.info("Integration {}: what was stored of it was removed, by {} ({})", name, order.byWhom(), order.reason());
        }
        return result;
    }

    private Result removeFromFile(String name, Order order) {
        return save(AuditAction.INTEGRATION_REMOVED, name, Map.of(), null, false, order);
    }

    private static void require(List<SettingProblem> problems) {
        if (!problems.isEmpty()) {
            throw CommandFailedException.wrongInput(problems.stream().map(SettingProblem::toString).collect(Collectors.joining("; ")));
        }
    }

    private void requireEditable(String name) {
        if (settings.isEditable(name)) {
            return;
        }
        boolean known = settings.integration(name).isPresent() || !settings.integrations().problemsOf(name).isEmpty();
        throw CommandFailedException.wrongInput(known
                ? name + " stands in " + settings.settingsFiles().stream().map(Path::toString).collect(Collectors.joining(", "))
                        + ", which is edited by hand: change it there, or delete it there and add it anew"
                : "there is no integration " + name + "; 'clockify integrations list' shows those there are");
    }

    /** @param version the expected version of the file; null for any */
    private Result save(AuditAction what, String name, Map<Setting, String> changes, String version, boolean tryIt, Order order) {
        IntegrationsConfig after = settings.with(name, changes);
        if (what != AuditAction.INTEGRATION_REMOVED) {
            require(after.problemsOf(name).stream().filter(SettingProblem::isError).toList());
        }
        List<String> problems = new ArrayList<>();
        Outcome saved = Outcome.SAVED;
        if (tryIt) {
            // an existing integration is tried under a temporary name, so that its data stays and no sync uses the draft
            CheckKey.Result result = what == AuditAction.INTEGRATION_ADDED ? tried(running(name, changes), order)
                    : apart(running(name, changes), typed -> typed, order).result();
            problems.addAll(result.problems());
            if (result.answer() == CheckKey.Answer.REFUSED || result.teamsUnknown()) {
                if (what == AuditAction.INTEGRATION_ADDED) {
                    data.forget(name);
                }
                return new Result(result.teamsUnknown() ? Outcome.TEAMS_UNKNOWN : Outcome.REFUSED, true, problems, List.of());
            }
            saved = result.answer() == CheckKey.Answer.NOT_NOW ? Outcome.SAVED_UNCHECKED : saved;
        }
        String read = version == null ? read() : version;
        Written done;
        try {
            done = new SharedFile(file()).alone(() -> {
                String current = read();
                return version == null || current.equals(version) ? write(what, name, changes, current) : new Written(current, null);
            });
        } catch (CommandFailedException e) {
            if (e.getCause() == null) {
                throw e;
            }
            problems.add(e.getMessage());
            return new Result(Outcome.NOT_WRITABLE, tryIt, problems, shown(written(next(what, name, changes, read), name), name));
        }
        if (done.after() == null) {
            return new Result(Outcome.CHANGED_MEANWHILE, tryIt, problems, both(version, done.before()));
        }
        settings.refresh();
        Map<Setting, String> before = written(done.before(), name);
        Map<Setting, String> now = written(done.after(), name);
        LOG.info("Integration {} was {} by {} ({}): before {}, now {}", name, what.text().replace("integration_", ""), order.byWhom(),
                order.reason(), shown(before, name), shown(now, name));
        SettingsDifference difference = SettingsDifference.of(before, now);
        audit.afterwards(order, new Line(what == AuditAction.INTEGRATION_CHANGED && difference.isKeyAlone() ? AuditAction.INTEGRATION_KEY_REPLACED : what,
                name, AuditLog.lines(difference.before()), AuditLog.lines(difference.after()), null)).ifPresent(why -> problems.add("it is not in the audit log: " + why));
        return new Result(saved, tryIt, problems, List.of());
    }

    /** Writes the file under its lock. */
    private Written write(AuditAction what, String name, Map<Setting, String> changes, String current) {
        if (what != AuditAction.INTEGRATION_ADDED && written(current, name).isEmpty()) {
            throw CommandFailedException.wrongInput("there is no integration " + name + " any more: somebody else has removed it");
        }
        String next = next(what, name, changes, current);
        OwnerOnly.write(file(), out -> out.write(next));
        return new Written(current, next);
    }

    private static String next(AuditAction what, String name, Map<Setting, String> changes, String current) {
        Map<String, String> properties = new TreeMap<>();
        if (what == AuditAction.INTEGRATION_REMOVED) {
            written(current, name).keySet().forEach(setting -> properties.put(setting.property(name), null));
        } else {
            changes.forEach((setting, text) -> properties.put(setting.property(name), text));
        }
        return new PropertiesText(current.isEmpty() ? HEADER : current).with(properties).text();
    }

    /** The changed integration, as if it were not paused. */
    private Integration running(String name, Map<Setting, String> changes) {
        Map<Setting, String> running = new EnumMap<>(Setting.class);
        running.putAll(changes);
        running.put(Setting.ENABLED, null);
        return Objects.requireNonNull(only(settings.with(name, running), name));
    }

    private CheckKey.Result tried(Integration draft, Order order) {
        try {
            return check.run(draft, order);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage() + ", or somebody else is adding it at this moment: choose another name, or try again");
        } catch (IOException e) {
            throw CommandFailedException.failed("the key could not be tried", e);
        }
    }

    private static Integration only(IntegrationsConfig config, String name) {
        return config.integrations().stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    /** The settings of an integration in a text of the file. */
    private static Map<Setting, String> written(String text, String name) {
        Map<String, String> all = new PropertiesText(text).values();
        Map<Setting, String> own = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = all.get(setting.property(name));
            if (value != null) {
                own.put(setting, value);
            }
        }
        return own;
    }

    private static List<String> both(String before, String now) {
        List<String> lines = new ArrayList<>(List.of("As it was read:"));
        lines.addAll(masked(before));
        lines.add("As it is now:");
        lines.addAll(masked(now));
        return lines;
    }

    private static List<String> masked(String text) {
        return new TreeMap<>(new PropertiesText(text).values()).entrySet().stream()
                .map(line -> "  " + line.getKey() + " = " + (line.getKey().endsWith(Setting.API_KEY.key()) ? "****" : line.getValue()))
                .toList();
    }

    private static List<String> shown(Map<Setting, String> texts, String name) {
        return texts.entrySet().stream()
                .map(line -> line.getKey().property(name) + " = " + (line.getKey() == Setting.API_KEY ? "<key>" : line.getValue()))
                .toList();
    }

    private String read() {
        try {
            return Files.readString(file());
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw CommandFailedException.failed(file() + " cannot be read: allow it to the user who runs this", e);
        }
    }

    private Path file() {
        return settings.integrationsFile().orElseThrow(() -> CommandFailedException.wrongInput(
                "there is no file to write integrations into: Camel reads its properties from none here"));
    }
}
