package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.roster.EmailKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Derives a person's scope from the stored roster. */
public final class PeopleScopes {

    private final Database database;

    public PeopleScopes(Database database) {
        this.database = database;
    }

    /**
     * A manager's scope: their own team, themselves included, and the employees whose manager address is one of theirs. An address of several
     * employees or of none has no team, but its reports count.
     *
     * @param email in any spelling; null or an invalid address sees nobody
     */
    public PeopleScope ofManager(String email) {
        EmailKey address = EmailKey.of(email).orElse(null);
        if (address == null) {
            return new PeopleScope(Set.of());
        }
        Table addresses = database.table("clockify_employee_email");
        List<String> own = addresses.select("employee_id").distinct().where("email_key", address.value()).list(String.class);
        String self = own.size() == 1 ? own.get(0) : null;
        Set<String> keys = new HashSet<>(Set.of(address.value()));
        if (self != null) {
            keys.addAll(addresses.select("email_key").where("employee_id", self).list(String.class));
        }
        List<String> spellings = database.table("clockify_employee").select("manager_email").distinct().notNull("manager_email").list(String.class).stream()
                .filter(manager -> EmailKey.of(manager).filter(key -> keys.contains(key.value())).isPresent()).toList();
        return new PeopleScope(database.statement("people-scopes/employees", "self", self == null ? "" : self,
                        "managers", spellings.isEmpty() ? List.of("") : spellings)
                .query(String.class).set());
    }
}
