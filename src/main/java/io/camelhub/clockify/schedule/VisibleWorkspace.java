package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A workspace that a key can see, from {@code GET /workspaces}.
 *
 * @param name null where it is not reported
 * @param plan null where it is not reported
 * @param currency the default one; null where it is not reported
 * @param settings its working days, rounding, lock and rates
 * @param people the number of listed members; null where none are listed
 * @param features the features of its plan, a sorted JSON array of names; null where they are not reported
 * @param openToAll whether all members may see all time entries, not only admins; null where it is not reported
 */
record VisibleWorkspace(String id, String name, String plan, String currency, String features, WorkspaceSettings settings, Integer people,
        Boolean openToAll) {

    private static final int LONGEST_PLAN = 100;
    private static final int LONGEST_CURRENCY = 40;
    private static final int LONGEST_FEATURE = 80;

    /** The workspaces of an answer that have an id. */
    static List<VisibleWorkspace> of(JsonNode answer) {
        List<VisibleWorkspace> all = new ArrayList<>();
        for (JsonNode workspace : answer) {
            String id = workspace.path("id").asText("");
            if (Text.isId(id)) {
                all.add(new VisibleWorkspace(id, Text.storable(workspace.path("name").textValue()),
                        Text.word(workspace.path("featureSubscriptionType").textValue(), LONGEST_PLAN), currency(workspace),
                        features(workspace.path("features")), WorkspaceSettings.of(workspace), people(workspace),
                        openToAll(workspace.path("workspaceSettings").path("onlyAdminsSeeAllTimeEntries"))));
            }
        }
        return all;
    }

    /** Of any other form it says nothing. */
    private static String features(JsonNode features) {
        Set<String> names = new TreeSet<>();
        for (JsonNode feature : features) {
            names.add(Text.word(feature.asText(""), LONGEST_FEATURE));
        }
        return features.isArray() && !names.contains("")
                ? names.stream().map(name -> "\"" + name.replaceAll("[^A-Za-z0-9_.-]", "_") + "\"").collect(Collectors.joining(",", "[", "]")) : null;
    }

    private static Integer people(JsonNode workspace) {
        Set<String> ids = new HashSet<>();
        for (JsonNode membership : workspace.path("memberships")) {
            if (membership.path("membershipType").asText("WORKSPACE").equals("WORKSPACE")
                    && !membership.path("membershipStatus").asText().equals("DECLINED") && membership.path("userId").isTextual()) {
                ids.add(membership.path("userId").textValue());
            }
        }
        return ids.isEmpty() ? null : ids.size();
    }

    private static Boolean openToAll(JsonNode onlyAdmins) {
        return onlyAdmins.isBoolean() ? !onlyAdmins.booleanValue() : null;
    }

    private static String currency(JsonNode workspace) {
        for (JsonNode currency : workspace.path("currencies")) {
            if (currency.path("isDefault").booleanValue()) {
                return Text.word(currency.path("code").textValue(), LONGEST_CURRENCY);
            }
        }
        return Text.word(workspace.path("hourlyRate").path("currency").textValue(), LONGEST_CURRENCY);
    }
}
