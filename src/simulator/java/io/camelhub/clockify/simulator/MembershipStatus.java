package io.camelhub.clockify.simulator;

/** The state of a person's membership of one workspace (Clockify API: users, {@code memberships[].membershipStatus}). */
public enum MembershipStatus {
    PENDING, ACTIVE, DECLINED, INACTIVE
}
