package io.camelhub.clockify.simulator;

/** The state of an account, as the {@code status} field of a user shows it (Clockify API: users). */
public enum AccountStatus {
    ACTIVE, PENDING_EMAIL_VERIFICATION, DELETED, NOT_REGISTERED, LIMITED, LIMITED_DELETED
}
