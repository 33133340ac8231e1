package io.camelhub.clockify.simulator;

/** A workspace's plan, with the text that the API gives as {@code featureSubscriptionType} (null is seen on Free workspaces). */
public enum Plan {
    FREE(null, false),
    FREE_BY_NAME("FREE", false),
    BASIC("BASIC_2021", true),
    STANDARD("STANDARD_2021", true),
    PRO("PRO_2021", true),
    ENTERPRISE("ENTERPRISE_2021", true);

    private final String featureSubscriptionType;
    private final boolean paid;

    Plan(String featureSubscriptionType, boolean paid) {
        this.featureSubscriptionType = featureSubscriptionType;
        this.paid = paid;
    }

    /** What the API calls this plan; may be null. */
    public String featureSubscriptionType() {
        return featureSubscriptionType;
    }

    /** Whether the limits of paid plans apply. */
    public boolean paid() {
        return paid;
    }
}
