package io.camelhub.clockify.plugin;

import java.util.List;

/**
 * What may stand below {@code clockify.integrations.<name>}. It holds no value: the configuration metadata name it, so that an editor
 * completes the settings of an integration, whatever its name.
 */
public record IntegrationProperties(
        String apiKey, String apiKeyFile, List<String> teamIds, Boolean enabled, String apiUrl, String reportsUrl, String region,
        String backfillFrom, String syncEvery, String reconcileEvery, Integer reconcileDays, Integer requestsPerHour,
        Integer requestsPerSecond, Integer parallelRequests, Integer windowDays, Integer pageSize) {
}
