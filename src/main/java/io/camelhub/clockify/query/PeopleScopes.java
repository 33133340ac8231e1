package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.roster.EmailKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds whose time entries somebody may see, by the stored roster. */
public final class PeopleScopes {

    private final Database database;

    public PeopleScopes(Database database) {
        this.database = database;
    }

    /**
     * Those whom a manager may see: their own team, themselves included, and those who report to one of their addresses. An address
     * of several employees, or of none, has no team; those who report to it count all the same.
     *
     * @param email an address in any spelling; nobody is seen by what is none, or by null
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
