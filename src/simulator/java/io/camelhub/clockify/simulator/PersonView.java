package io.camelhub.clockify.simulator;

/** A person in one workspace, as they truly are; name and e-mail may be null. A person who was deleted or left has a null membership status and role. */
public record PersonView(String id, String name, String email, AccountStatus accountStatus, MembershipStatus membershipStatus, Role role) {
}
