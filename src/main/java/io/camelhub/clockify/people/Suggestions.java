package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.NameMatcher.Answer;
import io.camelhub.clockify.people.NameMatcher.Fit;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.PersonName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds possible employees of an unmatched user.
 *
 * <p>Evidence from e-mails and from names adds up; an e-mail counts less if the names do not fit, or if the employee has an account already.
 */
@Decision
final class Suggestions {

    private static final int MOST = 3;
    private static final double LEAST_SCORE = 0.5;
    private static final double OTHER_NAME = 0.6;
    private static final double UNCERTAIN = 0.8;
    /** The score of a name in another spelling, and of one with an initial or a beginning. */
    private static final double OTHER_SPELLING = 0.82;
    private static final double ABBREVIATED = 0.7;
    private static final double FOREIGN_COMPANY = 0.9;
    private static final double SHARED_NAME = 0.95;
    private static final double OTHER_ACCOUNT = 0.9;
    private static final double LEFT = 0.98;
    /** Deduction for dots, another domain or a typing error, unless the whole name fits, and only this employee's. */
    private static final double NOT_QUITE = 0.04;
    /** A search key with more employees than this is too common to compare them all. */
    private static final int LARGEST_BLOCK = 400;

    private final Map<String, Employee> employees;
    private final Set<String> matched;
    private final boolean withNicknames;
    private final Map<String, PersonName> names = new HashMap<>();
    private final Map<String, List<EmailKey>> emails = new HashMap<>();
    private final CompanyDomains domains = new CompanyDomains();
    private final Index untagged = new Index();
    private final Index locals = new Index();
    private final Index fullNames = new Index();
    private final Index blocks = new Index();
    private final Index emailNames = new Index();
    private final Index joined = new Index();
    private final NameMatcher matcher = new NameMatcher(new Nicknames());
    private final AddressCheck addresses = new AddressCheck(matcher, name -> !fullNames.get(name.inAnyOrder()).isEmpty());

    /**
     * @param employees the roster by id
     * @param matched ids of the employees who have an account
     * @param withNicknames whether a nickname with the family name is evidence enough
     */
    Suggestions(Map<String, Employee> employees, Set<String> matched, boolean withNicknames) {
        this.employees = employees;
        this.matched = matched;
        this.withNicknames = withNicknames;
        employees.values().forEach(this::index);
    }

    private void index(Employee employee) {
        String id = employee.id();
        emails.put(id, employee.emails().stream().flatMap(email -> EmailKey.of(email).stream()).toList());
        domains.add(emails.get(id));
        for (EmailKey key : emails.get(id)) {
            untagged.add(untagged(key), id);
            locals.add(key.bareLocal(), id);
            PersonName inEmail = inEmail(key);
            if (inEmail.isFull()) {
                emailNames.add(inEmail.inAnyOrder(), id);
            }
        }
        PersonName name = PersonName.of(employee.fullName());
        names.put(id, name);
        if (name.isFull()) {
            fullNames.add(name.inAnyOrder(), id);
        }
        matcher.keys(name, false).forEach(key -> blocks.add(key, id));
        matcher.joined(name).forEach(key -> joined.add(key, id));
    }

    /** A user as Clockify shows them: their addresses, of which one may be in the name field, and their name. */
    private record Shown(List<EmailKey> keys, PersonName name) {
    }

    /**
     * Possible employees of a user, the most likely first.
     *
     * @param name Clockify's name; may be null
     * @param email Clockify's address; may be null
     * @param formerEmployeeId the employee before the user's e-mail changed; null for none
     */
    List<Suggestion> of(String name, String email, String formerEmployeeId) {
        List<EmailKey> keys = Stream.of(EmailKey.of(email), EmailKey.of(name)).flatMap(Optional::stream).distinct().toList();
        String login = name != null && name.strip().matches("[^\\s\\p{Lu}@]{3,}") ? name.strip().replaceAll("[._-]", "") : "";
        boolean isLogin = locals.get(login).size() == 1 || keys.stream().anyMatch(key -> key.bareLocal().equals(login));
        Shown shown = new Shown(keys, PersonName.shown(isLogin ? null : name));
        Map<String, Map<SuggestionClass, String>> reasons = new LinkedHashMap<>();
        shown.keys().forEach(key -> byEmail(key, shown.name().parts().isEmpty(), reasons));
        byName(shown, reasons);
        if (shown.name().parts().size() == 1) {
            put(joined.get(NameMatcher.folded(shown.name().written())), SuggestionClass.CLOSE_NAME,
                    "same name run together", reasons);
        }
        shown.keys().forEach(key -> byNameInEmail(key, shown, reasons));
        if (shown.name().isFull() && shown.name().parts().stream().allMatch(part -> part.length() > 1)) {
            put(emailNames.get(shown.name().inAnyOrder()), SuggestionClass.EMAIL_NAME,
                    "the employee's e-mail is made of the name", reasons);
        }
        put(isLogin && locals.get(login).size() == 1 ? locals.get(login) : List.of(), SuggestionClass.EMAIL_NAME,
                "the name is what the employee's e-mail begins with", reasons);
        if (formerEmployeeId != null && employees.containsKey(formerEmployeeId)) {
            put(List.of(formerEmployeeId), SuggestionClass.FORMER, SuggestionClass.FORMER.reason(), reasons);
        }
        return reasons.entrySet().stream().flatMap(each -> suggestion(each.getKey(), each.getValue(), shown).stream())
                .filter(suggestion -> suggestion.score() >= LEAST_SCORE)
                .sorted(Comparator.comparingDouble(Suggestion::score).reversed().thenComparing(Suggestion::employeeId))
                .limit(MOST)
                .toList();
    }

    /**
     * Adds the evidence from an address; of each employee the most similar address counts.
     *
     * @param nameless whether the address is the only evidence
     */
    private void byEmail(EmailKey key, boolean nameless, Map<String, Map<SuggestionClass, String>> reasons) {
        Set<String> ids = new LinkedHashSet<>(untagged.get(untagged(key)));
        if (key.bareLocal().length() >= 3) {
            ids.addAll(locals.get(key.bareLocal()));
        }
        ids.forEach(id -> putRelation(id, key, nameless && ids.size() == 1, reasons));
    }

    private void putRelation(String id, EmailKey key, boolean withTypos, Map<String, Map<SuggestionClass, String>> reasons) {
        emails.get(id).stream()
                .map(own -> relation(key, own, withTypos)).filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(type -> put(List.of(id), type, type.reason(), reasons));
    }

    /** The similarity of two addresses; null for none. */
    private SuggestionClass relation(EmailKey key, EmailKey own, boolean withTypos) {
        boolean sameDomain = own.domain().equals(key.domain());
        boolean sameLocal = key.bareLocal().length() >= 3 && own.bareLocal().equals(key.bareLocal());
        return own.mailbox().equals(key.mailbox()) ? SuggestionClass.SAME_EMAIL
                : untagged(own).equals(untagged(key)) ? SuggestionClass.PLUS_TAG
                : sameLocal && sameDomain ? SuggestionClass.DOTS
                : sameLocal && domains.belongTogether(key.domain(), own.domain()) ? SuggestionClass.OTHER_DOMAIN
                : withTypos && (sameLocal ? OneLetter.apart(own.domain(), key.domain())
                        : sameDomain && OneLetter.apart(own.bareLocal(), key.bareLocal())) ? SuggestionClass.TYPO : null;
    }

    /** Whether the domain is a company's, so that its user may be a colleague who is not on the roster, or work elsewhere. */
    boolean isCompanys(String domain) {
        return !domains.isPublic(domain);
    }

    /** Whether at most one employee has the name, in any order. */
    boolean isUnique(PersonName name) {
        return fullNames.get(name.inAnyOrder()).size() <= 1;
    }

    PersonName name(String employeeId) {
        return names.get(employeeId);
    }

    /** Whether two names can be of one person; a missing name can be anybody's. */
    boolean namesFit(PersonName one, PersonName other) {
        return matcher.given(one, other) != Answer.CLASH;
    }

    /** Whether both names match without a part left over; without an account name, the address must spell the employee's name. */
    boolean isWholeName(UserRow user, String employeeId) {
        PersonName shown = PersonName.shown(user.name());
        Fit fit = matcher.fit(shown, names.get(employeeId));
        return shown.isFull() ? fit.sure() && fit.whole() : shown.parts().isEmpty() && EmailKey.of(user.email()).stream()
                .anyMatch(key -> matcher.spells(key.untaggedLocal(), names.get(employeeId), true));
    }

    private void byName(Shown shown, Map<String, Map<SuggestionClass, String>> reasons) {
        PersonName person = shown.name();
        for (String id : block(person)) {
            Fit fit = matcher.fit(person, names.get(id));
            if (fit.fits()) {
                if (!fit.byNickname() || withNicknames) {
                    SuggestionClass type = byName(person, names.get(id), fit);
                    boolean spelling = type == SuggestionClass.CLOSE_NAME && fit.sure();
                    put(List.of(id), type, spelling ? "same name but for the spelling" : type.reason(), reasons);
                }
                shown.keys().forEach(key -> putRelation(id, key, true, reasons));
            }
        }
    }

    private static SuggestionClass byName(PersonName person, PersonName employee, Fit fit) {
        if (employee.written().equals(person.written())) {
            return SuggestionClass.EQUAL_NAME;
        }
        if (employee.inAnyOrder().equals(person.inAnyOrder())) {
            return SuggestionClass.NAME_ORDER;
        }
        return fit.byNickname() ? SuggestionClass.NICKNAME
                : fit.equal() && !fit.whole() ? SuggestionClass.MIDDLE_NAME : SuggestionClass.CLOSE_NAME;
    }

    /** Adds the evidence from a name in the address, unless the account's own name contradicts it. */
    private void byNameInEmail(EmailKey key, Shown shown, Map<String, Map<SuggestionClass, String>> reasons) {
        PersonName inEmail = inEmail(key);
        Set<String> ids = new LinkedHashSet<>(
                inEmail.isFull() ? block(inEmail) : joined.get(NameMatcher.folded(inEmail.written())));
        for (String id : ids) {
            if ((!inEmail.isFull() || matcher.fit(inEmail, names.get(id)).sure()) && namesFit(shown.name(), names.get(id))) {
                put(List.of(id), SuggestionClass.EMAIL_NAME, SuggestionClass.EMAIL_NAME.reason(), reasons);
                putRelation(id, key, true, reasons);
            }
        }
    }

    private static void put(
            Collection<String> ids, SuggestionClass type, String reason, Map<String, Map<SuggestionClass, String>> reasons) {
        ids.forEach(id -> reasons.computeIfAbsent(id, unused -> new EnumMap<>(SuggestionClass.class)).putIfAbsent(type, reason));
    }

    /** The scored suggestion; empty where the given names differ, unless the address is equal, or spells the employee's name. */
    private Optional<Suggestion> suggestion(String id, Map<SuggestionClass, String> classes, Shown shown) {
        PersonName name = names.get(id);
        Fit fit = matcher.fit(shown.name(), name);
        boolean sure = fit.sure();
        boolean former = classes.containsKey(SuggestionClass.FORMER);
        boolean clash = !former && !namesFit(shown.name(), name);
        boolean passed = !former && !sure && classes.containsKey(SuggestionClass.SAME_EMAIL)
                && shown.keys().stream().noneMatch(key -> addresses.believes(key, shown.name(), name));
        if (clash && !passed && shown.keys().stream().noneMatch(key -> matcher.spells(key.untaggedLocal(), name, false))) {
            return Optional.empty();
        }
        boolean otherName = passed || clash;
        SuggestionClass best = Collections.max(classes.keySet(), Comparator.comparingDouble(SuggestionClass::score));
        double byEmail = byEmail(classes, shown, name, sure);
        double byName = byName(classes, shown, name, fit, byEmail > 0);
        double byFormer = former ? SuggestionClass.FORMER.score() : 0;
        boolean exact = best != SuggestionClass.DOTS && best != SuggestionClass.OTHER_DOMAIN && best != SuggestionClass.TYPO;
        boolean certain = exact || fit.whole() && isUnique(name) && (best == SuggestionClass.TYPO ? fit.spelt() : sure);
        double score = Math.min(certain ? 1 : best.score() - NOT_QUITE, 1 - (1 - byEmail) * (1 - byName) * (1 - byFormer))
                * (otherName ? OTHER_NAME : 1);
        Employee employee = employees.get(id);
        score *= (matched.contains(id) ? OTHER_ACCOUNT : 1) * (employee.active() ? 1 : LEFT);
        List<String> said = new ArrayList<>(new LinkedHashSet<>(classes.values()));
        if (said.size() > 1) {
            said.remove(SuggestionClass.CLOSE_NAME.reason());
        }
        if (matched.contains(id)) {
            said.add("has another account already");
        }
        if (otherName) {
            said.add(passed ? "this address may have passed to somebody else" : "but quite another name");
        }
        return Optional.of(new Suggestion(
                id, employee.fullName(), best, Math.round(score * 1000) / 1000.0, otherName, String.join("; ", said)));
    }

    /** The score of the addresses: lower for a shared address, or one of another domain, without the right name. */
    private double byEmail(Map<SuggestionClass, String> classes, Shown shown, PersonName name, boolean sure) {
        double score = classes.keySet().stream().filter(SuggestionClass::byEmail)
                .mapToDouble(SuggestionClass::score).max().orElse(0);
        boolean several = shown.keys().stream().anyMatch(key -> untagged.get(untagged(key)).size() > 1);
        boolean spelt = shown.keys().stream().anyMatch(key -> matcher.spells(key.untaggedLocal(), name, true));
        boolean loose = classes.containsKey(SuggestionClass.OTHER_DOMAIN) || classes.containsKey(SuggestionClass.TYPO);
        boolean uncertain = !sure && (several || loose && !spelt);
        return score * (uncertain ? UNCERTAIN : 1);
    }

    private double byName(Map<SuggestionClass, String> classes, Shown shown, PersonName name, Fit fit, boolean withEmail) {
        if (classes.keySet().stream().noneMatch(type -> !type.byEmail() && type != SuggestionClass.FORMER)) {
            return 0;
        }
        double score = 0;
        if (fit.fits()) {
            score = (fit.equal() && fit.whole() ? SuggestionClass.EQUAL_NAME.score() : fit.sure() ? OTHER_SPELLING : ABBREVIATED)
                    * fit.score();
        } else if (classes.containsKey(SuggestionClass.CLOSE_NAME)) {
            score = SuggestionClass.CLOSE_NAME.score();
        }
        if (!withEmail && !fit.fits() && classes.containsKey(SuggestionClass.EMAIL_NAME)) {
            score = SuggestionClass.EMAIL_NAME.score();
        }
        boolean foreign = !withEmail && shown.keys().stream().anyMatch(key -> domains.isForeign(key.domain()));
        return score * (foreign ? FOREIGN_COMPANY : 1) * (isUnique(name) ? 1 : SHARED_NAME);
    }

    private Set<String> block(PersonName person) {
        return matcher.keys(person, true).stream().map(blocks::get).filter(members -> members.size() <= LARGEST_BLOCK)
                .flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String untagged(EmailKey key) {
        EmailKey bare = new EmailKey(key.untaggedLocal() + "@" + key.domain());
        return bare.mailbox();
    }

    private static PersonName inEmail(EmailKey key) {
        return PersonName.of(key.untaggedLocal().replaceAll("[0-9]+", ""));
    }

    /** Employee ids by a search key. */
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
