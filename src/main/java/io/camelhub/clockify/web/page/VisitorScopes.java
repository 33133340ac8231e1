package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.PeopleScopes;

/** Derives a visitor's scope from the current roster. */
public final class VisitorScopes {

    private final PeopleScopes scopes;

    public VisitorScopes(PeopleScopes scopes) {
        this.scopes = scopes;
    }

    /** A manager's team and reports; everybody for other roles. */
    public PeopleScope of(Visitor visitor) {
        return visitor.role() == Role.MANAGER ? scopes.ofManager(visitor.email()) : PeopleScope.EVERYBODY;
    }
}
