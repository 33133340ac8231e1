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
     * An employee's scope: they themself.
     *
     * @param id of the employee; null where the address says who they are
     * @param email in any spelling; one of nobody or of several employees sees nobody
     */
    public PeopleScope ofEmployee(String id, String email) {
        if (id != null) {
            return new PeopleScope(Set.copyOf(database.table("clockify_employee").select("id").where("id", id).list(String.class)));
        }
        List<String> own = EmailKey.of(email).map(key -> database.table("clockify_employee_email").select("employee_id").distinct()
                .where("email_key", key.value()).list(String.class)).orElse(List.of());
        return new PeopleScope(own.size() == 1 ? Set.copyOf(own) : Set.of());
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
