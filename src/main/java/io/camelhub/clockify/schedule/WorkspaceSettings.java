package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.ValueReader;
import io.camelhub.clockify.model.Text;
import java.time.Instant;

/**
 * What a workspace is set to, as far as it matters to whoever reads its entries.
 *
 * @param workingDays a JSON array of names such as {@code MONDAY}; null where it is not reported
 * @param rounding how reports round times; null where they do not
 * @param lockedBefore entries that began before it cannot be edited; null where it is not reported
 * @param hourlyRate the default one, in minor units; null for none, not reported or not kept
 * @param costRate the default one, in minor units; null as hourlyRate
 */
record WorkspaceSettings(String workingDays, String rounding, Instant lockedBefore, Long hourlyRate, Long costRate) {

    private static final int LONGEST_ROUNDING = 80;

    static WorkspaceSettings of(JsonNode workspace) {
        JsonNode settings = workspace.path("workspaceSettings");
        String round = settings.path("round").path("round").asText("") + " " + settings.path("round").path("minutes").asText("");
        return new WorkspaceSettings(settings.path("workingDays").isArray() ? ValueReader.texts(settings.get("workingDays")) : null,
                settings.path("timeRoundingInReports").booleanValue() && !round.isBlank() ? Text.word(round.strip(), LONGEST_ROUNDING) : null,
                ValueReader.instantOrNull(settings.get("lockTimeEntries")),
                ValueReader.amount(workspace.get("hourlyRate")), ValueReader.amount(workspace.get("costRate")));
    }

    /** A copy with known rates where it has none, since another key may not see them. */
    WorkspaceSettings orRates(Long hourly, Long cost) {
        return new WorkspaceSettings(workingDays, rounding, lockedBefore, hourlyRate == null ? hourly : hourlyRate, costRate == null ? cost : costRate);
    }

    /** The settings, or a copy without rates. */
    WorkspaceSettings withRates(boolean kept) {
        return kept ? this : new WorkspaceSettings(workingDays, rounding, lockedBefore, null, null);
    }
}
