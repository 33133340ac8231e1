package io.camelhub.clockify.simulator;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The features of a workspace by its plan; each plan has those of the plans below it. */
final class Features {

    private static final List<String> FREE = List.of("TIME_TRACKING", "BILLABLE_HOURS", "SHARED_REPORTS");
    private static final List<String> BASIC = List.of("ADD_TIME_FOR_OTHERS", "BULK_EDIT", "BREAKS", "KIOSK", "PROJECT_TEMPLATES", "REQUIRED_FIELDS",
            "WORKSPACE_TIME_AUDIT");
    private static final List<String> STANDARD = List.of("APPROVAL", "ATTENDANCE_REPORT", "AUTOMATIC_LOCK", "INVOICING", "MANAGER_ROLE",
            "TARGETS_AND_REMINDERS", "TASK_RATES", "TIME_OFF", "WORKSPACE_TIME_ROUNDING");
    private static final List<String> PRO = List.of("CUSTOM_FIELDS", "EXPENSES", "FORECASTING", "LABOR_COST", "LOCATIONS", "PROJECT_BUDGET",
            "SCHEDULED_REPORTS", "SCHEDULING", "SCREENSHOTS", "USER_CUSTOM_FIELDS");
    private static final List<String> ENTERPRISE = List.of("AUDIT_LOG", "CUSTOM_SUBDOMAIN", "SCIM", "SSO");

    private Features() {
    }

    static Set<String> of(Plan plan) {
        Set<String> features = new LinkedHashSet<>(FREE);
        if (plan.paid()) {
            features.addAll(BASIC);
        }
        if (plan.compareTo(Plan.STANDARD) >= 0) {
            features.addAll(STANDARD);
        }
        if (plan.compareTo(Plan.PRO) >= 0) {
            features.addAll(PRO);
        }
        if (plan.compareTo(Plan.ENTERPRISE) >= 0) {
            features.addAll(ENTERPRISE);
        }
        return Collections.unmodifiableSet(features);
    }
}
