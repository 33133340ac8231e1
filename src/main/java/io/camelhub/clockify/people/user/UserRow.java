package io.camelhub.clockify.people.user;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One Clockify user, with their rows in the workspaces. */
public final class UserRow {

    /**
     * @param employeeId what the row says, may be null
     * @param matchedBy what the row says, may be null
     */
    public record Membership(String workspaceId, String employeeId, String matchedBy) {

        /** Whether the row says something else than what is decided; null for nothing decided. */
        public boolean differsFrom(Identity identity) {
            return !Objects.equals(employeeId, identity == null ? null : identity.employeeId())
                    || !Objects.equals(matchedBy, identity == null ? null : identity.matchedBy());
        }
    }

    private final String id;
    private final List<Membership> memberships = new ArrayList<>(1);
    private String email;
    private String name;

    public UserRow(String id) {
        this.id = id;
    }

    /** Takes one row; the rows must come in the order in which they were changed, since the last address counts. */
    public void add(Membership membership, String rowEmail, String rowName) {
        memberships.add(membership);
        email = rowEmail == null ? email : rowEmail;
        name = rowName == null ? name : rowName;
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    /** How a person knows them: by name, else by e-mail, else by id. */
    public String described() {
        return name != null ? name : email != null ? email : id;
    }

    public List<Membership> memberships() {
        return memberships;
    }
}
