package io.camelhub.clockify.plugin;

import java.util.List;

/**
 * The type of {@code clockify.integrations.<name>} in the configuration metadata, so that an editor completes the settings of any integration. Has
 * no values.
 */
public record IntegrationProperties(
        String apiKey, String apiKeyFile, List<String> teamIds, Boolean enabled, String apiUrl, String reportsUrl, String region,
        String backfillFrom, String syncEvery, String reconcileEvery, Integer reconcileDays, Integer requestsPerHour,
        Integer requestsPerSecond, Integer parallelRequests, Integer windowDays, Integer pageSize, String streams) {
}
