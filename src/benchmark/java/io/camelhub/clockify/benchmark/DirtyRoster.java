package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.roster.Employee;
import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A roster and a Clockify workspace that do not agree, as such never do, with the truth known. Made by a seed: the same
 * seed gives the same people.
 *
 * <p>Each person is of one {@link Kind}; the kinds say how their Clockify account differs from the roster, and whether
 * anything is left by which they could be found. Names are unique but for {@link Kind#TWIN}, {@link Kind#TWIN_KIOSK}, {@link
 * Kind#NAMESAKE} and {@link Kind#NEW_NAMESAKE}.
 */
public final class DirtyRoster {

    /** How an account differs from the roster. */
    public enum Kind {
        /** Not at all. */
        SAME(430, true),
        /** Other case, spaces around, in either of the two. */
        CASE_AND_SPACE(120, true),
        /** The same characters in another Unicode form. */
        UNICODE_FORM(20, true),
        /** The domain in its Unicode form here, in its ASCII form there. */
        IDN(30, true),
        /** The account has one of the employee's further e-mails. */
        FURTHER_EMAIL(50, true),
        /** The employee has married: new name and e-mail on the roster, the old e-mail among the further ones. */
        MARRIED_WITH_OLD_EMAIL(15, true),
        /** A tag behind a plus sign. */
        PLUS_TAG(50, true),
        /** Dots or hyphens more or less. */
        DOTS(40, true),
        /** The same name in front of the at sign, another of the company's domains. */
        OTHER_DOMAIN(40, true),
        /** An e-mail of which the roster knows nothing, the same name. */
        CHANGED_EMAIL(50, true),
        /** Married: the name is new in both, the account has the old e-mail, which the roster does not know any more. */
        MARRIED(15, true),
        /** A contractor with an e-mail of another house that is made of the name; without a name while not signed up. */
        CONTRACTOR(20, true),
        /** A kiosk member, without e-mail. */
        KIOSK(30, true),
        /** A kiosk member, the last name first. */
        NAME_ORDER(10, true),
        /** A kiosk member, with a middle name in one of the two. */
        MIDDLE_NAME(10, true),
        /** A kiosk member, a letter wrong in the name. */
        MISSPELT(10, true),
        /** One of two with one name; both accounts have the right e-mail. */
        TWIN(10, true),
        /** One of two with one name; a kiosk member, as their twin is. */
        TWIN_KIOSK(4, false),
        /** A kiosk member who goes by a name that has nothing to do with their own. */
        CALLED_OTHERWISE(5, false),
        /** Somebody who is not on the roster. */
        UNKNOWN(20, false),
        /** Somebody who is not on the roster and has the name of somebody who is. */
        NAMESAKE(6, false),
        /** A colleague whom the roster does not know yet, and who has the name of one on it who has no account. */
        NEW_NAMESAKE(3, false),
        /** An account that several people use, with an e-mail that two employees have on the roster. */
        SHARED(10, false),
        /** A bot. */
        BOT(5, false);

        private final int share;
        private final boolean findable;

        Kind(int share, boolean findable) {
            this.share = share;
            this.findable = findable;
        }

        /** Whether the data hold enough for a careful person to find the right employee. */
        public boolean findable() {
            return findable;
        }
    }

    private static final List<String> DOMAINS = List.of("acme.com", "acme.de", "acme.co.uk", "acme-labs.io");
    private static final String IDN_UNICODE = "bücher-acme.example";
    private static final List<String> FIRST = syllables(List.of("Al", "Ben", "Cor", "Dar", "El", "Fer", "Gal", "Hel", "Iv",
            "Jo", "Kar", "Lu", "Mar", "Nor", "Ol", "Pet", "Ros", "Sil", "Tam", "Ur", "Val", "Wil", "Yas", "Zo"),
            List.of("an", "bert", "cia", "dina", "ette", "fred", "gund", "ina", "lia", "mund", "nora", "rik", "seb", "vin"));
    private static final List<String> LAST = syllables(List.of("Ander", "Berg", "Claw", "Dietz", "Eich", "Forst", "Groß",
            "Haber", "Irving", "Jansen", "König", "Lind", "Mül", "Nowak", "Ost", "Petrov", "Quast", "Rosen", "Schön", "Tal",
            "Ulm", "Vester", "Wein", "Yil", "Zim", "Øster", "Łuk", "Ñam"),
            List.of("bach", "berger", "czyk", "dahl", "el", "feld", "gaard", "hauser", "ić", "kamp", "ler", "mann", "ova",
                    "quist", "reuter", "son", "stein", "thal", "ward", "wood"));

    private final Random random;
    private final List<Employee> employees = new ArrayList<>();
    private final List<ClockifyUser> users = new ArrayList<>();
    private final Map<String, String> truth = new HashMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> locals = new HashSet<>();

    /** @param size how many Clockify users; there are as many employees, some of them without an account */
    public DirtyRoster(long seed, int size) {
        random = new Random(seed);
        List<Kind> deck = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.share; i++) {
                deck.add(kind);
            }
        }
        while (users.size() < size) {
            add(deck.get(random.nextInt(deck.size())));
        }
        while (employees.size() < size) {
            String first = pick(FIRST);
            String last = unusedLast(first);
            employee(first + " " + last, local(first, last) + "@" + pick(DOMAINS));
        }
    }

    /** The roster. */
    public List<Employee> employees() {
        return employees;
    }

    /** The Clockify users. */
    public List<ClockifyUser> users() {
        return users;
    }

    /** The employee that a user is; null where they are none. */
    public String truth(String userId) {
        return truth.get(userId);
    }

    /** How a user's account differs from the roster. */
    public Kind kind(String userId) {
        return kinds.get(userId);
    }

    private void add(Kind kind) {
        String first = pick(FIRST);
        String last = pick(LAST);
        if (!names.add(first + " " + last)) {
            return;
        }
        String name = first + " " + last;
        String local = local(first, last);
        String domain = pick(DOMAINS);
        String email = local + "@" + domain;
        switch (kind) {
            case SAME -> person(kind, employee(name, email), email, name);
            case CASE_AND_SPACE -> person(kind, employee(name, random.nextBoolean() ? " " + email + "\u00a0" : email),
                    "  " + capitals(local) + "@" + domain.toUpperCase(Locale.ROOT) + " ", name.toUpperCase(Locale.ROOT));
            case UNICODE_FORM -> {
                String accented = "é" + email;
                person(kind, employee(name, Normalizer.normalize(accented, Normalizer.Form.NFC)),
                        Normalizer.normalize(accented, Normalizer.Form.NFD), name);
            }
            case IDN -> person(kind, employee(name, local + "@" + IDN_UNICODE), local + "@" + ascii(), name);
            case FURTHER_EMAIL -> person(kind, employee(name, email, local + "@mail.example"), local + "@mail.example", name);
            case MARRIED_WITH_OLD_EMAIL -> {
                String now = first + " " + unusedLast(first);
                person(kind, employee(now, local(first, now.substring(first.length() + 1)) + "@" + domain, email), email, name);
            }
            case PLUS_TAG -> person(kind, employee(name, email), local + "+clockify@" + domain, random.nextBoolean() ? name : null);
            case DOTS -> person(kind, employee(name, email),
                    (local.contains(".") ? local.replace(".", "") : local.charAt(0) + "-" + local.substring(1)) + "@" + domain,
                    name);
            case OTHER_DOMAIN -> person(kind, employee(name, email),
                    local + "@" + DOMAINS.get((DOMAINS.indexOf(domain) + 1) % DOMAINS.size()), name);
            case CHANGED_EMAIL -> person(kind, employee(name, email), privateEmail(), name);
            case MARRIED -> {
                String now = first + " " + unusedLast(first);
                person(kind, employee(now, local(first, now.substring(first.length() + 1)) + "@" + domain), email, now);
            }
            case CONTRACTOR -> person(kind, employee(name, email),
                    plain(first) + "." + plain(last) + "@contractor" + random.nextInt(50) + ".example",
                    random.nextBoolean() ? name : null);
            case KIOSK -> person(kind, employee(name, email), null, name);
            case NAME_ORDER -> person(kind, employee(name, email), null, last + ", " + first);
            case MIDDLE_NAME -> person(kind, employee(first + " " + pick(FIRST) + " " + last, email), null, name);
            case MISSPELT -> person(kind, employee(name, email), null, misspelt(first) + " " + last);
            case TWIN -> {
                String other = local(first, last) + "@" + domain;
                person(kind, employee(name, email), email, name);
                person(kind, employee(name, other), other, name);
            }
            case TWIN_KIOSK -> {
                person(kind, employee(name, email), null, name);
                person(kind, employee(name, local(first, last) + "@" + domain), null, name);
            }
            case CALLED_OTHERWISE -> person(kind, employee(name, email), null, "Booth " + random.nextInt(1000));
            case UNKNOWN -> person(kind, null, privateEmail(), name);
            case NAMESAKE -> {
                person(Kind.SAME, employee(name, email), email, name);
                person(kind, null, privateEmail(), name);
            }
            case NEW_NAMESAKE -> {
                employee(name, email);
                person(kind, null, local(first, last) + "@" + domain, name);
            }
            case SHARED -> {
                String shared = "team" + random.nextInt(1_000_000) + "@" + domain;
                employee(name, email, shared);
                employee(first + " " + unusedLast(first), local(first, last + "x") + "@" + domain, shared);
                person(kind, null, shared, "Team");
            }
            case BOT -> person(kind, null, "bot" + users.size() + "@" + domain, "Robot " + users.size());
        }
    }

    private String employee(String name, String... emails) {
        String id = "e" + (employees.size() + 1);
        employees.add(new Employee(id, name, null, null, random.nextInt(20) > 0, List.of(emails)));
        return id;
    }

    private void person(Kind kind, String employeeId, String email, String name) {
        String id = String.format("%024x", users.size() + 1);
        users.add(new ClockifyUser(id, email, name, "ACTIVE", "ACTIVE"));
        truth.put(id, employeeId);
        kinds.put(id, kind);
    }

    private String local(String first, String last) {
        String base = random.nextInt(5) == 0 ? plain(first).charAt(0) + plain(last) : plain(first) + "." + plain(last);
        String local = base;
        for (int number = 2; !locals.add(local.replace(".", "")); number++) {
            local = base + number;
        }
        return local;
    }

    private String unusedLast(String first) {
        String last = pick(LAST);
        while (!names.add(first + " " + last)) {
            last = pick(LAST);
        }
        return last;
    }

    private String privateEmail() {
        return "user" + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36) + users.size() + "@gmail.com";
    }

    private String misspelt(String name) {
        int place = 1 + random.nextInt(name.length() - 1);
        return name.substring(0, place) + name.charAt(place) + name.substring(place);
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String ascii() {
        return IDN.toASCII(IDN_UNICODE);
    }

    private static String capitals(String local) {
        return Character.toUpperCase(local.charAt(0)) + local.substring(1);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.replace("ß", "ss").replace("Ø", "O").replace("Ł", "L"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> syllables(List<String> heads, List<String> tails) {
        List<String> words = new ArrayList<>();
        heads.forEach(head -> tails.forEach(tail -> words.add(head + tail)));
        return words;
    }
}
