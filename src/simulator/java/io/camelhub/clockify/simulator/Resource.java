package io.camelhub.clockify.simulator;

import java.util.Set;

/** A kind of rows that Clockify has besides time entries, people and projects. */
public enum Resource {
    TIME_OFF_REQUEST("TIME_OFF", "TIME_OFF_REQUEST", "/userId"),
    TIME_OFF_POLICY("TIME_OFF", "PTO_POLICY", null),
    TIME_OFF_BALANCE("TIME_OFF", "BALANCE", "/userId"),
    HOLIDAY("TIME_OFF", "HOLIDAYS", null),
    /** Its row is stored as the list shows it, but for {@code entries} and {@code expenses}, which are ids. */
    APPROVAL_REQUEST("APPROVAL", "APPROVAL_REQUESTS", "/approvalRequest/owner/userId"),
    ASSIGNMENT("SCHEDULING", "SCHEDULED_ASSIGNMENT", "/userId"),
    CUSTOM_FIELD("CUSTOM_FIELDS", "CUSTOM_FIELDS", null),
    EXPENSE("EXPENSES", null, "/userId"),
    EXPENSE_CATEGORY("EXPENSES", null, null),
    /** Its row is stored as the detail shows it, with its items. */
    INVOICE("INVOICING", "INVOICES", null),
    /** Its row names its invoice as {@code invoiceId}, and its author as {@code authorId}; the API shows neither. */
    INVOICE_PAYMENT("INVOICING", null, null),
    /** Clockify does not have this one: it is there for whoever tries to read a resource of their own. */
    PROJECT_TEMPLATE(null, null, null);

    /** The types of the change feed whose records carry the fields of what changed. */
    static final Set<String> WITH_FIELDS = Set.of("SCHEDULED_ASSIGNMENT");

    private final String feature;
    private final String feedType;
    private final String owner;

    Resource(String feature, String feedType, String owner) {
        this.feature = feature;
        this.feedType = feedType;
        this.owner = owner;
    }

    /** The feature that a workspace needs for it; null for none. */
    public String feature() {
        return feature;
    }

    /** As the change feed calls it; null where the feed does not have it. */
    public String feedType() {
        return feedType;
    }

    /** Where a row names the one whom it is about; null where it is about nobody. */
    String owner() {
        return owner;
    }
}
