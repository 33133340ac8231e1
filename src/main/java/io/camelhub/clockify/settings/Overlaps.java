package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds integrations that fetch the same data with the same key. */
@Decision
final class Overlaps {

    /** How many integrations a notice names at most. */
    private static final int FEW = 3;

    private record Account(ApiKey key, URI api) {
    }

    private Overlaps() {
    }

    /** One notice per key. Disabled integrations do not count. */
    static List<SettingProblem> among(List<Integration> integrations) {
        return integrations.stream().filter(Integration::enabled)
                .collect(Collectors.groupingBy(one -> new Account(one.apiKey(), one.apiUrl()), LinkedHashMap::new, Collectors.toList()))
                .values().stream().map(Overlaps::names).filter(names -> names.size() > 1).map(Overlaps::notice).toList();
    }

    private static SettingProblem notice(List<String> names) {
        List<String> others = new ArrayList<>(names);
        String second = others.remove(1);
        String named = String.join(", ", others.subList(0, Math.min(FEW, others.size())))
                + (others.size() > FEW ? " and " + (others.size() - FEW) + " others" : "");
        return new SettingProblem(
                Setting.TEAM_IDS.property(second),
                others.size() == 1 ? "gathers what " + named + " gathers with the same key"
                        : "and those of " + named + " gather, with the same key, what another of them gathers",
                "nothing is stored twice, but requests are spent twice; give each team-ids of its own or delete one",
                NOTICE);
    }

    /** Among integrations with the same key, the names of those that fetch the same data as another one. */
    private static List<String> names(List<Integration> sharing) {
        boolean anyOfAll = sharing.size() > 1 && sharing.stream().anyMatch(one -> one.teamIds().isEmpty());
        Map<String, Long> times = sharing.stream().flatMap(one -> one.teamIds().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sharing.stream()
                .filter(one -> anyOfAll || one.teamIds().stream().anyMatch(team -> times.get(team) > 1))
                .map(Integration::name)
                .toList();
    }
}
