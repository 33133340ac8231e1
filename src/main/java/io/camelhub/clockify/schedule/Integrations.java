package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The integrations as the settings name them at this moment, and which of their workspaces are due.
 *
 * <p>Integrations are data: nothing is started or stopped when an admin edits the settings. Safe for use by several
 * threads.
 */
public final class Integrations {

    private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);

    /** The key's user and workspaces are read again after this time. */
    private static final Duration DISCOVERY_AGE = Duration.ofHours(24);

    /** A setting that Clockify refuses is tried again after this time at the latest. */
    private static final Duration REFUSED = Duration.ofHours(1);

    /** A Clockify that does not answer is tried again after this time at the latest. */
    private static final Duration AWAY = Duration.ofMinutes(15);

    private static final int ASKED_AT_ONCE = 500;

    private static final String TABLE = "clockify_integration";

    private final Database database;
    private final ClockifySettings settings;
    private final KeyFingerprints fingerprints;
    private final SettingsNews news = new SettingsNews();
    private final IntegrationBackoff refusals = new IntegrationBackoff();
    private final AtomicBoolean migrated = new AtomicBoolean();
    private final AtomicBoolean away = new AtomicBoolean();

    public Integrations(Database database, ClockifySettings settings) {
        this.database = database;
        this.settings = settings;
        this.fingerprints = new KeyFingerprints(database, settings);
    }

    /** Brings the tables up to date, once in the life of this process, unless {@code clockify.migrate} is false. */
    public void prepare() {
        if (!migrated.get()) {
            if (settings.migrate()) {
                database.migrate();
            }
            migrated.set(true);
        }
    }

    /**
     * Names of the integrations that have something to do now; read from the settings files if they changed. One whose key
     * or teams Clockify refuses, or that Clockify does not answer, is left out for a while, unless its settings change. A
     * problem of the settings is logged once, until it changes.
     */
    public List<String> due() {
        settings.refresh();
        IntegrationsConfig listing = settings.integrations();
        news.read(listing);
        boolean wasAway = away.getAndSet(true);
        prepare();
        Instant now = database.now();
        Map<String, Stored> stored = new HashMap<>();
        database.statement("integrations/list", "now", now, "latest", Term.latest(now)).query(row -> {
            stored.put(row.getString("name"), new Stored(
                    row.getString("fingerprint"), database.instant(row, "read_at"), row.getInt("selected"), row.getInt("due")));
        });
        away.set(false);
        if (wasAway) {
            LOG.info("The database answers again");
        }
        List<Integration> enabled = listing.integrations().stream().filter(Integration::enabled).toList();
        fingerprints.read(enabled.stream().map(Integration::name).collect(Collectors.toSet()), stored.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> String.valueOf(row.getValue().fingerprint()))));
        return enabled.stream()
                .filter(one -> !refusals.holds(one.name(), fingerprints.of(one), now))
                .filter(one -> {
                    Stored row = stored.get(one.name());
                    return row == null
                            || row.due() > 0
                            || !fingerprints.isStored(one)
                            || row.selected() == 0 && (row.readAt() == null || !Term.of(row.readAt(), DISCOVERY_AGE).holds(now));
                })
                .map(Integration::name)
                .toList();
    }

    /**
     * @param selected how many workspaces of it are wanted
     * @param due how many of them are due
     */
    private record Stored(String fingerprint, Instant readAt, int selected, int due) {
    }

    /**
     * Names of the integrations that a person wants to be synced now: those of one key together, as they see the same and go one
     * after the other.
     *
     * @throws IllegalArgumentException where a name is none of them
     */
    public Collection<List<String>> ordered(SyncOrder order) {
        settings.refresh();
        prepare();
        List<String> names = settings.integrations().integrations().stream()
                .filter(Integration::enabled)
                .map(Integration::name)
                .toList();
        for (String name : order.integrations()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("there is no usable integration " + name + "; there are: "
                        + (names.isEmpty() ? "none" : String.join(", ", names)));
            }
        }
        return (order.integrations().isEmpty() ? names : order.integrations()).stream()
                .collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private List<String> key(String name) {
        return settings.integration(name)
                .map(one -> List.of(one.apiUrl().toString(), one.apiKey().reveal()))
                .orElse(List.of(name));
    }

    /** Whether the key's user and workspaces are to be read again: daily, and when the settings of the key changed. */
    public boolean stale(String name) {
        Instant now = database.now();
        return !isKnown(name) || lastRead(name).map(LastRead::readAt).filter(readAt -> Term.of(readAt, DISCOVERY_AGE).holds(now)).isEmpty();
    }

    /**
     * What was stored when the key was read last.
     *
     * @param owner user id of the key's owner; null where it is not known
     * @param zone of the key's owner; null where it is not known
     * @param readAt when what the key can see was read; null where it is to be read again
     */
    record LastRead(String owner, String zone, Instant readAt) {
    }

    /** Empty where it was never read. */
    Optional<LastRead> lastRead(String name) {
        return database.table(TABLE).select("owner_id as owner", "owner_zone as zone", "read_at").where("name", name).optional(LastRead.class);
    }

    /** What the key can see is read again with the next sync: the plan of a workspace may have changed. */
    public void planMayHaveChanged(String name) {
        database.table(TABLE).update("read_at", null).where("name", name).run();
    }

    /** Whether any key's workspaces are to be read for the first time since its settings changed; not where it was refused. */
    public boolean anyNew() {
        Instant now = database.now();
        List<String> names = settings.integrations().integrations().stream()
                .filter(Integration::enabled)
                .filter(one -> !fingerprints.isStored(one))
                .filter(one -> !refusals.holds(one.name(), fingerprints.of(one), now))
                .map(Integration::name)
                .toList();
        for (int from = 0; from < names.size(); from += ASKED_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + ASKED_AT_ONCE));
            if (known(some).size() < some.size()) {
                return true;
            }
        }
        return false;
    }

    /** Those among some integrations whose keys' workspaces were read since their settings changed. */
    public Set<String> known(Collection<String> names) {
        return fingerprints.known(names);
    }

    boolean isKnown(String name) {
        return !known(List.of(name)).isEmpty();
    }

    /**
     * Goes on with the workspaces that are known, where the budget of one of them does not allow to read anew what the key can
     * see.
     *
     * @throws Exception the fault itself, where they are not known
     */
    public void requireKnown(String name, Exception exhausted) throws Exception {
        if (!isKnown(name)) {
            throw exhausted;
        }
    }

    /**
     * Takes note that Clockify refuses the key or the teams of an integration. What the key can see is read again once it is
     * taken, even where a setting came back that is known, so that the refusal is not reported for another day.
     */
    public void refused(String name) {
        Instant now = database.now();
        refusals.refuse(name, fingerprints.of(name), now, REFUSED);
        old(name, now.minus(DISCOVERY_AGE).minusSeconds(1));
    }

    /** What the key can see was not read to the end: it is read again with the next sync. */
    void lookAgain(String name) {
        settings.integration(name).ifPresent(integration -> old(name, database.now().minus(DISCOVERY_AGE).plus(integration.syncEvery())));
    }

    private void old(String name, Instant readAt) {
        database.table(TABLE).update("read_at", readAt).where("name", name).above("read_at", readAt).run();
    }

    /** Takes note that Clockify does not answer an integration as it should. */
    public void unanswered(String name) {
        refusals.refuse(name, fingerprints.of(name), database.now(), AWAY);
    }

    /** Takes note that an integration as a whole may ask again at a time. */
    public void postponed(String name, Instant until, WaitsOn on, String reason) {
        Instant now = database.now();
        refusals.postpone(name, fingerprints.of(name), new Term(now, until));
        database.table("clockify_integration_workspace")
                .update("due_at", until, "due_since", now, "waits_for", reason, "waits_on", on)
                .where("integration", name)
                .any(sooner -> sooner.isNull("due_at").below("due_at", until).above("due_since", Term.latest(now)))
                .run();
    }

    /** Takes note that Clockify took the key of an integration. */
    public void accepted(String name) {
        if (refusals.accept(name)) {
            LOG.info("Integration {} works again", name);
        }
    }

    /** Whether a message about an integration is another than the last one. */
    public boolean isNews(String name, String message) {
        return refusals.isNews(name, message);
    }

    /** Changes when a setting changes that decides what a key can see; holds no secret. */
    String fingerprint(String name) {
        return fingerprints.of(name);
    }

    /** The workspaces of an integration that an order is to read: all, or where it goes on after a wait, those that it has not read yet. */
    public List<String> left(String name, SyncOrder order) {
        return database.statement("integrations/ordered", "integration", name, "order_id", order.since() == null ? "" : order.id())
                .query(String.class).list();
    }

    /** The work on those workspaces of an integration that are due. */
    public List<SyncCommand> dueWork(String name) {
        Instant now = database.now();
        return database.statement("integrations/due", "integration", name, "now", now, "latest", Term.latest(now))
                .query((row, index) -> row.getBoolean("rest")
                        ? SyncCommand.rest(name, row.getString("workspace_id"))
                        : SyncCommand.due(name, row.getString("workspace_id")))
                .list();
    }
}
