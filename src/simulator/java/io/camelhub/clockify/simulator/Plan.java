package io.camelhub.clockify.simulator;

/** A workspace's plan, with the text that the API gives as {@code featureSubscriptionType} (null is seen on Free workspaces). */
public enum Plan {
    FREE(null, false, 3, 3),
    FREE_BY_NAME("FREE", false, 3, 3),
    BASIC("BASIC_2021", true, 10, 100),
    STANDARD("STANDARD_2021", true, 10, 100),
    PRO("PRO_2021", true, 10, 100),
    ENTERPRISE("ENTERPRISE_2021", true, 100, 300);

    private final String featureSubscriptionType;
    private final boolean paid;
    private final int webhooksOfUser;
    private final int webhooksOfWorkspace;

    Plan(String featureSubscriptionType, boolean paid, int webhooksOfUser, int webhooksOfWorkspace) {
        this.featureSubscriptionType = featureSubscriptionType;
        this.paid = paid;
        this.webhooksOfUser = webhooksOfUser;
        this.webhooksOfWorkspace = webhooksOfWorkspace;
    }

    /** What the API calls this plan; may be null. */
    public String featureSubscriptionType() {
        return featureSubscriptionType;
    }

    /** Whether the limits of paid plans apply. */
    public boolean paid() {
        return paid;
    }

    /** How many webhooks one user may have in a workspace. */
    int webhooksOfUser() {
        return webhooksOfUser;
    }

    int webhooksOfWorkspace() {
        return webhooksOfWorkspace;
    }
}
