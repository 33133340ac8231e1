package io.camelhub.clockify.schedule;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which settings it was read what a key can see. A fingerprint changes when a setting changes that decides it, and holds no secret.
 * Safe for use by several threads.
 */
final class KeyFingerprints {

    private final Database database;
    private final ClockifySettings settings;
    private final Map<String, Printed> printed = new ConcurrentHashMap<>();
    /** The fingerprints that the database had when they were last read: whose own is among them need not be asked for. */
    private final Map<String, String> stored = new ConcurrentHashMap<>();

    KeyFingerprints(Database database, ClockifySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    private record Printed(Integration of, String fingerprint) {
    }

    /** As the settings are now; empty where they have no such integration. */
    String of(String name) {
        return settings.integration(name).map(this::of).orElse("");
    }

    String of(Integration integration) {
        return printed.compute(integration.name(), (name, last) -> last != null && last.of() == integration
                ? last
                : new Printed(integration, Fingerprint.of(String.join(
                        "\n",
                        Fingerprint.of(integration.apiKey().reveal()),
                        integration.apiUrl().toString(),
                        integration.reportsUrl().toString(),
                        String.join(",", integration.teamIds()),
                        String.valueOf(integration.backfillFrom()))))).fingerprint();
    }

    /**
     * Begins anew with what was read.
     *
     * @param names the integrations that there are
     */
    void read(Set<String> names, Map<String, String> fingerprints) {
        printed.keySet().retainAll(names);
        stored.clear();
        stored.putAll(fingerprints);
    }

    /** Whether, as far as was read, the settings are those of which it is known what the key can see. */
    boolean isStored(Integration integration) {
        return of(integration).equals(stored.get(integration.name()));
    }

    /** Those among some integrations whose keys' workspaces were read since their settings changed. */
    Set<String> known(Collection<String> names) {
        Set<String> found = new LinkedHashSet<>();
        database.table("clockify_integration").select("name", "fingerprint").in("name", names).pairs().forEach((name, fingerprint) -> {
            stored.put(name, String.valueOf(fingerprint));
            if (of(name).equals(fingerprint)) {
                found.add(name);
            }
        });
        return found;
    }
}
