package io.camelhub.clockify.simulator;

/** A person in one workspace. */
final class Member {

    final Person person;
    Role role;
    MembershipStatus status;

    Member(Person person, Role role, MembershipStatus status) {
        this.person = person;
        this.role = role;
        this.status = status;
    }
}
