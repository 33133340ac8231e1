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
import java.util.Comparator;
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
 * The integrations of the current settings, and which of their workspaces are due.
 *
 * <p>Integrations are data: nothing is started or stopped when an admin edits the settings. Safe for use by several threads.
 */
public final class Integrations {

    private static final Logger LOG = LoggerFactory.getLogger(Integrations.class);

    /** The interval of the discovery of a key. */
    private static final Duration DISCOVERY_AGE = Duration.ofHours(24);

    /** The longest back-off after a refusal. */
    private static final Duration REFUSED = Duration.ofHours(1);

    /** The longest back-off after a missing answer. */
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

    /** Migrates the tables, once per process, unless {@code clockify.migrate} is false. */
    public void prepare() {
        if (!migrated.get()) {
            if (settings.migrate()) {
                database.migrate();
            }
            migrated.set(true);
        }
    }

    /**
     * Names of the integrations with due work, after a refresh of the settings. Integrations in a back-off are left out, unless their settings
     * changed. A problem of the settings is logged once, until it changes.
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
     * @param selected the number of its selected workspaces
     * @param due the number of the due ones among them
     */
    private record Stored(String fingerprint, Instant readAt, int selected, int due) {
    }

    /**
     * Names of the integrations in a person's order, grouped by key, because those of one key see the same workspaces and are synced one after the
     * other.
     *
     * @throws IllegalArgumentException for an unknown name
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

    /** Whether the discovery is due: daily, and after a change of the key's settings. */
    public boolean stale(String name) {
        Instant now = database.now();
        return !isKnown(name) || lastRead(name).map(LastRead::readAt).filter(readAt -> Term.of(readAt, DISCOVERY_AGE).holds(now)).isEmpty();
    }

    /**
     * The result of the last discovery.
     *
     * @param owner the user id of the key's owner; null where not known
     * @param zone the time zone of the key's owner; null where not known
     * @param readAt the time of the discovery; null where it is due
     */
    record LastRead(String owner, String zone, Instant readAt) {
    }

    /** Empty before the first discovery. */
    Optional<LastRead> lastRead(String name) {
        return database.table(TABLE).select("owner_id as owner", "owner_zone as zone", "read_at").where("name", name).optional(LastRead.class);
    }

    /** Makes the discovery due with the next sync, because the plan of a workspace may have changed. */
    public void planMayHaveChanged(String name) {
        database.table(TABLE).update("read_at", null).where("name", name).run();
    }

    /** Whether the first discovery of any key's settings is due, and not in a back-off. */
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

    /** Those of the integrations that were discovered with their current settings. */
    public Set<String> known(Collection<String> names) {
        return fingerprints.known(names);
    }

    boolean isKnown(String name) {
        return !known(List.of(name)).isEmpty();
    }

    /**
     * Continues with the stored discovery where the budget does not allow a new one.
     *
     * @throws Exception the given exception, where there is no stored discovery
     */
    public void requireKnown(String name, Exception exhausted) throws Exception {
        if (!isKnown(name)) {
            throw exhausted;
        }
    }

    /**
     * Starts a back-off after Clockify refused the key or its teams. The discovery becomes due for afterwards, even if an older setting returns, so
     * that the refusal is not reported for another day.
     */
    public void refused(String name) {
        Instant now = database.now();
        refusals.refuse(name, fingerprints.of(name), now, REFUSED);
        old(name, now.minus(DISCOVERY_AGE).minusSeconds(1));
    }

    /** Makes an incomplete discovery due with the next sync. */
    void lookAgain(String name) {
        settings.integration(name).ifPresent(integration -> old(name, database.now().minus(DISCOVERY_AGE).plus(integration.syncEvery())));
    }

    private void old(String name, Instant readAt) {
        database.table(TABLE).update("read_at", readAt).where("name", name).above("read_at", readAt).run();
    }

    /** Starts a back-off after Clockify did not answer properly. */
    public void unanswered(String name) {
        refusals.refuse(name, fingerprints.of(name), database.now(), AWAY);
    }

    /** Starts a wait of the whole integration until a known time. */
    public void postponed(String name, Instant until, WaitsOn on, String reason) {
        Instant now = database.now();
        refusals.postpone(name, fingerprints.of(name), new Term(now, until));
        database.table("clockify_integration_workspace")
                .update("due_at", until, "due_since", now, "waits_for", reason, "waits_on", on)
                .where("integration", name)
                .any(sooner -> sooner.isNull("due_at").below("due_at", until).above("due_since", Term.latest(now)))
                .run();
    }

    /** Ends the back-off after Clockify accepted the key. */
    public void accepted(String name) {
        if (refusals.accept(name)) {
            LOG.info("Integration {} works again", name);
        }
    }

    /** Whether a message about an integration is another than the last one. */
    public boolean isNews(String name, String message) {
        return refusals.isNews(name, message);
    }

    /** Changes when a setting of the discovery changes; holds no secret. */
    String fingerprint(String name) {
        return fingerprints.of(name);
    }

    /** The workspaces of an integration in an order: all, or after a wait only those that it has not read yet. */
    public List<String> left(String name, SyncOrder order) {
        return database.statement("integrations/ordered", "integration", name, "order_id", order.since() == null ? "" : order.id())
                .query(String.class).list();
    }

    /** The due work on workspaces of an integration. */
    public List<SyncCommand> dueWork(String name) {
        Instant now = database.now();
        return database.statement("integrations/due", "integration", name, "now", now, "latest", Term.latest(now))
                .query((row, index) -> row.getBoolean("rest")
                        ? SyncCommand.rest(name, row.getString("workspace_id"))
                        : SyncCommand.due(name, row.getString("workspace_id")))
                .list();
    }

    private record Due(String integration, Instant dueAt) {
    }

    /**
     * The due work on a workspace, of all integrations that may do it now, the longest due first: one that fills the past for hours is due again
     * after each of its turns, behind the others.
     */
    List<SyncCommand> dueWorkOn(String workspaceId) {
        Instant now = database.now();
        List<Due> listing = database.table("clockify_integration_workspace").select("integration", "due_at")
                .where("workspace_id", workspaceId).list(Due.class);
        // whoever is alone, as nearly always, is asked about no further
        return listing.stream()
                .sorted(Comparator.comparing(Due::dueAt, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(Due::integration)
                .filter(name -> settings.integration(name)
                        .filter(one -> one.enabled() && !refusals.holds(name, fingerprints.of(one), now)).isPresent())
                .filter(name -> listing.size() == 1 || !stale(name))
                .flatMap(name -> dueWork(name).stream())
                .filter(work -> workspaceId.equals(work.workspaceId()))
                .toList();
    }
}
