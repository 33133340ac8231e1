package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.PeopleScopes;

/** Whose time entries a visitor may see, as the roster is now. */
public final class VisitorScopes {

    private final PeopleScopes scopes;

    public VisitorScopes(PeopleScopes scopes) {
        this.scopes = scopes;
    }

    /** Of a manager, their team and those that report to them; else everybody. */
    public PeopleScope of(Visitor visitor) {
        return visitor.role() == Role.MANAGER ? scopes.ofManager(visitor.email()) : PeopleScope.EVERYBODY;
    }
}
