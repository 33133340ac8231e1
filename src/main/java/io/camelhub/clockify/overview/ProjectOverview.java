package io.camelhub.clockify.overview;

/**
 * A project with its work.
 *
 * @param name null where none is known
 * @param workspaceName null where none is known
 * @param clientId null for none
 * @param clientName null for none, or where none is known
 * @param archived null until it is reported
 * @param estimateSeconds null for none, or one that does not count
 * @param estimateReset when the estimate begins anew, such as {@code MONTHLY}; null for never
 * @param rates null where none is stored
 */
public record ProjectOverview(String workspaceId, String id, String name, String workspaceName, String clientId, String clientName,
        Boolean archived, Long estimateSeconds, String estimateReset, Rates rates, WorkOverview work) {

    /**
     * The money of a project, which is stored with {@code clockify.rates} only and is for admins; in minor units (cents).
     *
     * @param hourlyRate null for none, as the other two
     * @param budgetReset when the budget begins anew, such as {@code MONTHLY}; null for never
     * @param currency ISO 4217; null where not known
     */
    public record Rates(Long hourlyRate, Long costRate, Long budget, String budgetReset, String currency) {
    }
}
