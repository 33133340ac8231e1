package io.camelhub.clockify.web.page;

import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.PeopleScopes;

/** Derives a visitor's scope from the current roster. */
public final class VisitorScopes {

    private final PeopleScopes scopes;

    public VisitorScopes(PeopleScopes scopes) {
        this.scopes = scopes;
    }

    /** A manager's team and reports; an employee themself; everybody for other roles. */
    public PeopleScope of(Visitor visitor) {
        return switch (visitor.role()) {
            case ADMIN, VIEWER -> PeopleScope.EVERYBODY;
            case MANAGER -> scopes.ofManager(visitor.email());
            case EMPLOYEE -> scopes.ofEmployee(visitor.employee(), visitor.email());
        };
    }
}
