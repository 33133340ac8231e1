package io.camelhub.clockify.schedule;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The changes of integrations between two versions of the settings, one line each; no line shows a key. */
@Decision
final class IntegrationChanges {

    private IntegrationChanges() {
    }

    static List<String> between(IntegrationsConfig before, IntegrationsConfig now) {
        Map<String, Integration> known = byName(before);
        List<String> lines = new ArrayList<>();
        for (Integration integration : now.integrations()) {
            String name = integration.name();
            Integration old = known.remove(name);
            boolean wasWrong = before.problemsOf(name).stream().anyMatch(SettingProblem::isError);
            if (old == null) {
                lines.add("Integration " + name + (wasWrong ? " is repaired" : " was added")
                        + (integration.enabled() ? ": it is synced from now on" : ", and is paused"));
            } else if (!old.equals(integration)) {
                lines.add("Integration " + name + (old.enabled() == integration.enabled()
                        ? " was changed: " + String.join(", ", changed(old, integration))
                        : integration.enabled() ? " was resumed" : " was paused"));
            }
        }
        known.keySet().forEach(name -> lines.add("Integration " + name + (now.problemsOf(name).isEmpty()
                ? " was removed: it is not synced any more, and its stored entries stay"
                : " is left out, as its settings are wrong now")));
        return lines;
    }

    private static Map<String, Integration> byName(IntegrationsConfig config) {
        return config.integrations().stream().collect(
                Collectors.toMap(Integration::name, one -> one, (one, other) -> one, LinkedHashMap::new));
    }

    private static List<String> changed(Integration before, Integration now) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("its key", before.apiKey().equals(now.apiKey()));
        same.put("its teams", before.teamIds().equals(now.teamIds()));
        same.put("its place", before.apiUrl().equals(now.apiUrl()) && before.reportsUrl().equals(now.reportsUrl()));
        same.put("its first day", Objects.equals(before.backfillFrom(), now.backfillFrom()));
        same.put("its interval", before.syncEvery().equals(now.syncEvery()));
        List<String> changed = same.entrySet().stream().filter(part -> !part.getValue()).map(Map.Entry::getKey).toList();
        return changed.isEmpty() ? List.of("how it is read") : changed;
    }
}
