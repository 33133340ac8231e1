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
 * Fingerprints of the settings on which a discovery depends, without secrets; a stored one that is equal means that the discovery is current. Safe
 * for use by several threads.
 */
final class KeyFingerprints {

    private final Database database;
    private final ClockifySettings settings;
    private final Map<String, Printed> printed = new ConcurrentHashMap<>();
    /** The fingerprints last read from the database: an integration with an equal one needs no query. */
    private final Map<String, String> stored = new ConcurrentHashMap<>();

    KeyFingerprints(Database database, ClockifySettings settings) {
        this.database = database;
        this.settings = settings;
    }

    private record Printed(Integration of, String fingerprint) {
    }

    /** The fingerprint of the current settings; empty where they have no such integration. */
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
     * Replaces the stored fingerprints by those just read.
     *
     * @param names the integrations of the settings
     */
    void read(Set<String> names, Map<String, String> fingerprints) {
        printed.keySet().retainAll(names);
        stored.clear();
        stored.putAll(fingerprints);
    }

    /** Whether the stored fingerprint equals that of the settings, as of the last read. */
    boolean isStored(Integration integration) {
        return of(integration).equals(stored.get(integration.name()));
    }

    /** Those of the integrations that were discovered with their current settings. */
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
