package io.camelhub.clockify.people.roster;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of a file is which of the roster, by the headers that HR systems give it, or by what somebody says. */
@Decision
public final class RosterColumns {

    /** What a column may be called, the likeliest first; written as {@link #key} makes them. */
    private static final Map<String, List<String>> SYNONYMS = new LinkedHashMap<>();

    static {
        SYNONYMS.put("id", List.of("id", "employee_id", "employee_number", "employee_no", "emp_id", "employee", "personnel_number",
                "personnel_id", "person_number", "person_id", "staff_id", "staff_number", "worker_id", "payroll_number", "hris_id"));
        SYNONYMS.put("email", List.of("email", "e_mail", "work_email", "work_e_mail", "email_work", "email_address",
                "e_mail_address", "company_email", "business_email", "primary_email", "mail"));
        SYNONYMS.put("full_name", List.of("full_name", "name", "employee_name", "display_name", "fullname", "worker", "worker_name"));
        SYNONYMS.put("first_name", List.of("first_name", "given_name", "forename", "firstname"));
        SYNONYMS.put("last_name", List.of("last_name", "family_name", "surname", "lastname"));
        SYNONYMS.put("team", List.of("team", "team_name", "department", "department_name", "org_unit", "organizational_unit"));
        SYNONYMS.put("manager_email", List.of("manager_email", "manager_e_mail", "manager_email_address", "manager_work_email",
                "supervisor_email", "supervisor_e_mail", "line_manager_email", "reports_to_email"));
        SYNONYMS.put("active", List.of("active", "is_active", "status", "employment_status", "employee_status", "account_status"));
        SYNONYMS.put("emails", List.of("emails", "e_mails", "other_emails", "additional_emails", "email_aliases", "aliases"));
    }

    private final Map<String, String> mapped = new LinkedHashMap<>();

    /** @param mapped headers by column, as somebody says */
    public RosterColumns(Map<String, String> mapped) {
        mapped.forEach((column, header) -> this.mapped.put(key(column), key(header)));
    }

    /** The synonyms by column, the column itself among them. */
    static Map<String, List<String>> synonyms() {
        return SYNONYMS;
    }

    /** A header as it is compared: small letters and digits, and {@code _} for what stands between. */
    static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_|_$", "");
    }

    /**
     * The column that each header is; null where it is none.
     *
     * @param errors takes what is wrong with what somebody said
     */
    List<String> of(List<String> headers, List<String> errors) {
        List<String> keys = headers.stream().map(RosterColumns::key).toList();
        String[] columns = new String[keys.size()];
        mapped.forEach((column, header) -> {
            if (!SYNONYMS.containsKey(column)) {
                errors.add("--map " + column + "=" + header + ": there is no such column; there are " + String.join(", ", SYNONYMS.keySet()));
            } else if (!keys.contains(header)) {
                errors.add("--map " + column + "=" + header + ": the file has no such header; it has " + String.join(", ", headers));
            } else {
                columns[keys.indexOf(header)] = column;
            }
        });
        SYNONYMS.forEach((column, names) -> {
            if (!Arrays.asList(columns).contains(column)) {
                names.stream().map(keys::indexOf).filter(place -> place >= 0 && columns[place] == null).findFirst()
                        .ifPresent(place -> columns[place] = column);
            }
        });
        for (int place = 0; place < columns.length; place++) {
            // email2, email_3, ...
            String key = keys.get(place);
            columns[place] = columns[place] == null && key.startsWith("email") && !SYNONYMS.containsKey(key)
                    && keys.indexOf(key) == place ? key : columns[place];
        }
        return new ArrayList<>(Arrays.asList(columns));
    }
}
