package io.camelhub.clockify.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/**
 * Finds employees that an unmatched user may be.
 *
 * <p>Reasons from e-mails and reasons from names support each other; an e-mail whose names do not fit counts for less, and
 * so does an employee who has an account already.
 */
final class Suggestions {

    private static final int MOST = 3;
    private static final double LEAST_SCORE = 0.5;
    private static final double CLOSE = 0.9;
    private static final double OTHER_NAME = 0.75;
    /** A part of a name that more employees share says too little to compare all of them. */
    private static final int LARGEST_BLOCK = 400;
    /** What rests on the name that the user goes by, or on whom he was. */
    private static final Set<SuggestionClass> NAMED = EnumSet.of(SuggestionClass.EQUAL_NAME, SuggestionClass.NAME_ORDER,
            SuggestionClass.MIDDLE_NAME, SuggestionClass.NICKNAME, SuggestionClass.CLOSE_NAME, SuggestionClass.FORMER);
    private static final Set<String> PUBLIC_DOMAINS = Set.of(
            "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "icloud.com", "me.com",
            "gmx.de", "gmx.net", "gmx.at", "web.de", "proton.me", "protonmail.com", "aol.com", "mail.ru", "yandex.ru", "qq.com");

    private final Map<String, Employee> employees;
    private final Set<String> matched;
    private final Map<String, PersonName> names = new HashMap<>();
    private final Map<String, List<EmailKey>> emails = new HashMap<>();
    private final Map<String, Integer> domains = new HashMap<>();
    private final Index untagged = new Index();
    private final Index bare = new Index();
    private final Index locals = new Index();
    private final Index fullNames = new Index();
    private final Index ends = new Index();
    private final Index formal = new Index();
    private final Index blocks = new Index();
    private final Index emailNames = new Index();
    private final Nicknames nicknames;
    private final JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();

    /**
     * @param employees the roster by id
     * @param matched ids of the employees who have an account
     * @param withNicknames whether nicknames count
     */
    Suggestions(Map<String, Employee> employees, Set<String> matched, boolean withNicknames) {
        this.employees = employees;
        this.matched = matched;
        this.nicknames = withNicknames ? new Nicknames() : null;
        employees.values().forEach(this::index);
    }

    private void index(Employee employee) {
        String id = employee.id();
        Set<String> ofEmployee = new HashSet<>();
        emails.put(id, employee.emails().stream().flatMap(email -> EmailKey.of(email).stream()).toList());
        for (EmailKey key : emails.get(id)) {
            untagged.add(untagged(key), id);
            bare.add(bareLocal(key) + "@" + key.domain(), id);
            locals.add(bareLocal(key), id);
            PersonName inEmail = inEmail(key);
            if (inEmail.isFull()) {
                emailNames.add(inEmail.inAnyOrder(), id);
            }
            if (ofEmployee.add(key.domain())) {
                domains.merge(key.domain(), 1, Integer::sum);
            }
        }
        PersonName name = PersonName.of(employee.fullName());
        names.put(id, name);
        if (name.isFull()) {
            fullNames.add(name.inAnyOrder(), id);
            ends.add(name.ends(), id);
            if (nicknames != null) {
                formal.add(nicknames.formal(name), id);
            }
        }
        blocks(name).forEach(block -> blocks.add(block, id));
    }

    /**
     * Employees that a user may be, the likeliest first.
     *
     * @param name as Clockify tells it; may be null
     * @param email as Clockify tells it; may be null
     * @param formerEmployeeId whom he was matched with before his e-mail changed; null for nobody
     */
    List<Suggestion> of(String name, String email, String formerEmployeeId) {
        Map<String, Map<SuggestionClass, String>> reasons = new LinkedHashMap<>();
        PersonName person = PersonName.of(name);
        Optional<EmailKey> key = EmailKey.of(email);
        key.ifPresent(address -> byEmail(address, reasons));
        byName(person, reasons);
        key.ifPresent(address -> byNameInEmail(inEmail(address), "the e-mail is made of the employee's name", reasons));
        if (person.isFull()) {
            put(emailNames.get(person.inAnyOrder()), SuggestionClass.EMAIL_NAME,
                    "the employee's e-mail is made of the name", reasons);
        }
        if (formerEmployeeId != null && employees.containsKey(formerEmployeeId)) {
            put(List.of(formerEmployeeId), SuggestionClass.FORMER, "was matched by an earlier e-mail", reasons);
        }
        List<Suggestion> suggestions = new ArrayList<>();
        reasons.forEach((id, classes) -> suggestions.add(suggestion(id, classes, person)));
        return suggestions.stream()
                .filter(suggestion -> suggestion.score() >= LEAST_SCORE)
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::employeeId))
                .limit(MOST)
                .toList();
    }

    /** For each employee the nearest of his addresses counts. */
    private void byEmail(EmailKey key, Map<String, Map<SuggestionClass, String>> reasons) {
        Set<String> ids = new LinkedHashSet<>(untagged.get(untagged(key)));
        String local = bareLocal(key);
        if (local.length() >= 3) {
            ids.addAll(bare.get(local + "@" + key.domain()));
            if (isCompanys(key.domain())) {
                ids.addAll(locals.get(local));
            }
        }
        for (String id : ids) {
            emails.get(id).stream()
                    .flatMap(own -> relation(key, own).stream())
                    .min(Comparator.naturalOrder())
                    .ifPresent(type -> put(List.of(id), type, reason(type), reasons));
        }
    }

    private Optional<SuggestionClass> relation(EmailKey key, EmailKey own) {
        if (own.equals(key)) {
            return Optional.of(SuggestionClass.SAME_EMAIL);
        }
        if (untagged(own).equals(untagged(key))) {
            return Optional.of(SuggestionClass.PLUS_TAG);
        }
        if (bareLocal(key).length() < 3 || !bareLocal(own).equals(bareLocal(key))) {
            return Optional.empty();
        }
        if (own.domain().equals(key.domain())) {
            return Optional.of(SuggestionClass.DOTS);
        }
        return isCompanys(key.domain()) && isCompanys(own.domain())
                ? Optional.of(SuggestionClass.OTHER_DOMAIN) : Optional.empty();
    }

    private static String reason(SuggestionClass type) {
        return switch (type) {
            case SAME_EMAIL -> "same e-mail";
            case PLUS_TAG -> "same e-mail but for a tag behind a plus sign";
            case DOTS -> "same e-mail but for dots and hyphens";
            default -> "same e-mail on another of the company's domains";
        };
    }

    private boolean isCompanys(String domain) {
        return domains.getOrDefault(domain, 0) >= 2 && !PUBLIC_DOMAINS.contains(domain);
    }

    /** Whether employees have addresses on a domain that is no public provider's. */
    boolean isOnRoster(String domain) {
        return domains.containsKey(domain) && !PUBLIC_DOMAINS.contains(domain);
    }

    boolean isActive(String employeeId) {
        return employees.get(employeeId).active();
    }

    /** Whether he is on the roster. */
    boolean knows(String employeeId) {
        return employees.containsKey(employeeId);
    }

    /** Whether no more than one employee has a name, in whichever order. */
    boolean isUnique(PersonName name) {
        return fullNames.get(name.inAnyOrder()).size() <= 1;
    }

    PersonName name(String employeeId) {
        return names.get(employeeId);
    }

    /** Whether two may be the same person by their names; a name that is not full says nothing. */
    boolean namesFit(PersonName one, PersonName other) {
        return !one.isFull() || !other.isFull() || likeness(one, other) >= OTHER_NAME;
    }

    private void byName(PersonName person, Map<String, Map<SuggestionClass, String>> reasons) {
        if (!person.isFull()) {
            return;
        }
        for (String id : fullNames.get(person.inAnyOrder())) {
            boolean sameOrder = names.get(id).written().equals(person.written());
            put(List.of(id), sameOrder ? SuggestionClass.EQUAL_NAME : SuggestionClass.NAME_ORDER,
                    sameOrder ? "same name" : "same name in another order", reasons);
        }
        put(ends.get(person.ends()).stream()
                .filter(id -> (names.get(id).parts().size() == 2) != (person.parts().size() == 2)).toList(),
                SuggestionClass.MIDDLE_NAME, "same name but for a middle name", reasons);
        if (nicknames != null) {
            put(formal.get(nicknames.formal(person)), SuggestionClass.NICKNAME, "same name but for a nickname", reasons);
        }
        for (String id : block(person)) {
            double likeness = likeness(person, names.get(id));
            if (likeness >= CLOSE) {
                put(List.of(id), SuggestionClass.CLOSE_NAME, "a similar name", reasons);
            }
        }
    }

    private void byNameInEmail(PersonName inEmail, String reason, Map<String, Map<SuggestionClass, String>> reasons) {
        if (inEmail.isFull()) {
            put(fullNames.get(inEmail.inAnyOrder()), SuggestionClass.EMAIL_NAME, reason, reasons);
            put(ends.get(inEmail.inAnyOrder()), SuggestionClass.EMAIL_NAME, reason, reasons);
        }
    }

    private static void put(
            Collection<String> ids, SuggestionClass type, String reason, Map<String, Map<SuggestionClass, String>> reasons) {
        ids.forEach(id -> reasons.computeIfAbsent(id, unused -> new EnumMap<>(SuggestionClass.class)).putIfAbsent(type, reason));
    }

    private Suggestion suggestion(String id, Map<SuggestionClass, String> classes, PersonName person) {
        SuggestionClass best = classes.keySet().stream().max(Comparator.comparingDouble(SuggestionClass::score)).orElseThrow();
        double byEmail = best(classes, true);
        PersonName name = names.get(id);
        double byName = best == SuggestionClass.CLOSE_NAME
                ? best.score() * likeness(person, name) : best(classes, false);
        boolean misfit = classes.keySet().stream().noneMatch(NAMED::contains) && !namesFit(person, name);
        double score = (1 - (1 - byEmail) * (1 - byName)) * (misfit ? 0.6 : 1);
        Employee employee = employees.get(id);
        score *= (matched.contains(id) ? 0.9 : 1) * (employee.active() ? 1 : 0.98);
        List<String> said = new ArrayList<>(new LinkedHashSet<>(classes.values()));
        if (said.size() > 1) {
            said.remove("a similar name");
        }
        if (matched.contains(id)) {
            said.add("has another account already");
        }
        if (misfit) {
            said.add("but quite another name");
        }
        return new Suggestion(id, employee.fullName(), best, Math.round(score * 1000) / 1000.0, matched.contains(id), misfit,
                String.join("; ", said));
    }

    private static double best(Map<SuggestionClass, String> classes, boolean byEmail) {
        return classes.keySet().stream().filter(type -> type.byEmail() == byEmail)
                .mapToDouble(SuggestionClass::score).max().orElse(0);
    }

    /** From 0 to 1; 0 where the lengths tell that enough is different. */
    private double likeness(PersonName one, PersonName other) {
        int shorter = Math.min(one.written().length(), other.written().length());
        int longer = Math.max(one.written().length(), other.written().length());
        if (3 * shorter < 2 * longer) {
            return 0;
        }
        double asWritten = similarity.apply(one.written(), other.written());
        return Math.max(asWritten, similarity.apply(one.inAnyOrder(), other.inAnyOrder()));
    }

    private Set<String> block(PersonName person) {
        Set<String> ids = new LinkedHashSet<>();
        for (String block : blocks(person)) {
            List<String> members = blocks.get(block);
            if (members.size() <= LARGEST_BLOCK) {
                ids.addAll(members);
            }
        }
        return ids;
    }

    /** What a person shares with those of a similar name: a whole part, or the first letters of two. */
    private static Set<String> blocks(PersonName name) {
        Set<String> blocks = new LinkedHashSet<>();
        if (!name.isFull()) {
            return blocks;
        }
        List<String> sorted = name.parts().stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).length() >= 3) {
                blocks.add(sorted.get(i));
            }
            for (int j = i + 1; j < sorted.size(); j++) {
                blocks.add(head(sorted.get(i)) + "|" + head(sorted.get(j)));
            }
        }
        return blocks;
    }

    private static String head(String part) {
        return part.substring(0, Math.min(2, part.length()));
    }

    private static String untaggedLocal(EmailKey key) {
        int plus = key.localPart().indexOf('+');
        return plus > 0 ? key.localPart().substring(0, plus) : key.localPart();
    }

    private static String untagged(EmailKey key) {
        return untaggedLocal(key) + "@" + key.domain();
    }

    private static String bareLocal(EmailKey key) {
        return untaggedLocal(key).replaceAll("[._-]", "");
    }

    private static PersonName inEmail(EmailKey key) {
        return PersonName.of(untaggedLocal(key).replaceAll("[0-9]+", ""));
    }

    /** Employee ids by a key. */
    private static final class Index {

        private final Map<String, List<String>> ids = new HashMap<>();

        void add(String key, String id) {
            List<String> known = ids.computeIfAbsent(key, unused -> new ArrayList<>(1));
            if (known.isEmpty() || !known.get(known.size() - 1).equals(id)) {
                known.add(id);
            }
        }

        List<String> get(String key) {
            return ids.getOrDefault(key, List.of());
        }
    }
}
