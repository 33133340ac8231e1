package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.benchmark.WorldNames.Language;
import io.camelhub.clockify.benchmark.WorldNames.Word;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.roster.Employee;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A roster and a Clockify workspace of an international company, with the truth known. Names are real and collide as often as
 * they do; local parts collide across domains. Made by a seed: the same seed gives the same people.
 *
 * <p>Of 1 000 employees 160 are of a {@link Story} that misleads. An account differs from the roster in its {@link Address}
 * and, independently, in its {@link Look}. One in ten employees has no account, one in 25 has two.
 *
 * <p>Two things are known of an account: who it is ({@link #truth}), and whether a careful human could tell it from what the
 * account and the roster show ({@link #tellable}). A human can tell where the address is the employee's own but for case, tags,
 * dots, or where the shown name has a given name (or its short form, spelling, a letter wrong) and the usual family name of the
 * employee, and nobody else on the roster could go by what is shown; so too where the local part alone spells such a name or
 * is one employee's only. Nothing of this asks the rules.
 */
public final class WorldRoster {

    /** What happened to an employee; in 1 000. */
    enum Story {
        NOTHING(840),
        /** Has the address of one who left, with the same initial and family name; the account bears the former's name. */
        SUCCESSOR(14),
        /** Has an address of a role besides their own; the account of that address is the former holder's. */
        ROLE(10),
        /** HR entered the address of another employee, whose record has none; both have accounts. */
        WRONG_ADDRESS(8),
        /** Left and came back: an inactive record beside the active one. */
        REHIRED(12),
        /** Has a relative with one surname and initial, with the same local part at another of the company's domains. */
        RELATIVE(16),
        /** Has a namesake with a number in the address; the accounts spell the addresses otherwise. */
        NUMBER_TWIN(10),
        /** Works for a contractor's firm and is on the roster with the firm's address. */
        CONTRACTOR(50),
        /** Came with a firm whose domain was given up after the merger. */
        MERGED(40);

        private final int share;

        Story(int share) {
            this.share = share;
        }
    }

    /** How the address differs; in 1 000. */
    enum Address {
        SAME(520), CASE_AND_SPACE(60), UNICODE_FORM(10),
        /** A further address of the employee. */
        FURTHER(40),
        PLUS_TAG(40), DOTS(45),
        /** The same local part under another suffix of the company's domain. */
        OTHER_SUFFIX(45),
        /** The domain that was given up, or for most, who never had one there, another suffix. */
        OLD_DOMAIN(20),
        /** Another of the usual local parts at the same domain. */
        OTHER_PATTERN(15),
        /** A private address made of the name. */
        PRIVATE(30),
        /** A private address that says nothing. */
        PRIVATE_OPAQUE(20),
        /** An address of Gmail, which the roster has with other dots or the other domain. */
        GMAIL(15),
        TYPO_IN_LOCAL(18), TYPO_IN_DOMAIN(12),
        /** The firm that the roster does not tell of. */
        FOREIGN_FIRM(20),
        /** A kiosk member. */
        NONE(90);

        private final int share;

        Address(int share) {
            this.share = share;
        }
    }

    /** How the name of the account differs; in 1 000. */
    enum Look {
        SAME(560), CAPITALS(40),
        /** In another spelling: without accents, ue for ü, or as another passport has it. */
        SPELLING(110),
        SHORT_FORM(60), FAMILY_FIRST(40), INITIAL(25),
        /** A middle name or initial more, or the one there is left out. */
        MIDDLE(35),
        /** One of two surnames. */
        ONE_SURNAME(25),
        /** A title, a suffix, a remark. */
        ADORNED(30),
        TYPO(25),
        /** The e-mail address instead of a name. */
        ADDRESS(12),
        /** The local part instead of a name. */
        LOGIN(12),
        MISSING(18),
        /** Has a new family name by marriage. */
        MARRIED(6),
        /** A thing. */
        THING(2);

        private final int share;

        Look(int share) {
            this.share = share;
        }
    }

    private static final String COMPANY = "northwind";
    private static final List<String> SUFFIXES = List.of(".com", ".com", ".com", ".de", ".co.uk", ".fr");
    private static final String MERGED = "contoso.com";
    private static final List<String> FIRMS = List.of("brightcode.io", "staffline.net", "bitwerk.eu");
    private static final List<String> FOREIGN = List.of("litware.com", "fabrikam.org", "tailspin.de", "wingtip.fr", "proseware.net",
            "adatum.es", "lucerne.ch", "graphic-design.it", "wideworld.pl", "humongous.com");
    private static final List<String> ROLES = List.of("qa.lead", "payroll", "office", "sales", "support", "hr", "scrum.master",
            "accounting", "it-helpdesk", "reception", "team.lead", "marketing", "purchasing", "facility", "press", "warehouse");

    /** A person as they are, whatever the roster says. */
    private record Someone(Language language, Word given, Word middle, List<Word> family, String particle) {

        Word usual() {
            // in Spanish the first surname is the usual one, in Portuguese the last
            return language.tag().startsWith("pt") ? family.get(family.size() - 1) : family.get(0);
        }

        String families() {
            return particle + family.stream().map(Word::written).collect(Collectors.joining(" "));
        }

        String name() {
            String first = given.written() + (middle == null ? "" : " " + middle.written());
            return language.familyFirst() ? families() + " " + first : first + " " + families();
        }
    }

    private static final class Hired {
        private final Someone someone;
        private final List<String> emails = new ArrayList<>();
        private final String id;
        private boolean active = true;

        Hired(String id, Someone someone) {
            this.id = id;
            this.someone = someone;
        }
    }

    /** What is shown of a name, for others to be compared with; null where it is not. */
    private record Shown(String text, String given, boolean initial, List<String> family) {
    }

    private record Account(ClockifyUser user, Set<String> truth, boolean addressTells, Shown shown, String spelt, Story story,
            Address address, Look look) {
    }

    private final Random random;
    private final WorldNames names;
    private final Map<String, Hired> hired = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Map<String, Account> byUser = new HashMap<>();
    private final Map<String, List<Hired>> byFamily = new HashMap<>();
    private final Map<String, Set<String>> byLocal = new HashMap<>();
    private final Map<String, Boolean> tellable = new HashMap<>();
    private final Map<String, String> cameBack = new HashMap<>();
    private final Set<String> addressed = new HashSet<>();

    /** @param size how many employees; there are about a tenth more accounts */
    public WorldRoster(long seed, int size) {
        random = new Random(seed);
        names = new WorldNames(seed);
        while (hired.size() < size) {
            hire(one(Story.values(), story -> story.share));
        }
        // of 1 000 accounts about 150 are nobody's on the roster
        List<Hired> all = List.copyOf(hired.values());
        for (int i = 0; i < size; i++) {
            outsider(all);
        }
        hired.values().forEach(each -> {
            each.someone.family().forEach(word -> word.spellings().forEach(spelling -> byFamily
                    .computeIfAbsent(WorldNames.ascii(spelling), unused -> new ArrayList<>()).add(each)));
            each.emails.forEach(email -> byLocal.computeIfAbsent(bare(local(email)), unused -> new HashSet<>()).add(each.id));
        });
        accounts.forEach(account -> {
            byUser.put(account.user().id(), account);
            tellable.put(account.user().id(), isTellable(account));
        });
    }

    /** The roster. */
    public List<Employee> employees() {
        return hired.values().stream()
                .map(each -> new Employee(each.id, each.someone.name(), null, null, each.active, each.emails)).toList();
    }

    /** The Clockify users. */
    public List<ClockifyUser> users() {
        return accounts.stream().map(Account::user).toList();
    }

    /** The records of the employee that a user is, more than one where any will do; empty where they are on none. */
    public Set<String> truth(String userId) {
        return byUser.get(userId).truth();
    }

    /** Whether a careful human could tell who a user is. */
    public boolean tellable(String userId) {
        return tellable.get(userId);
    }

    /** Story, address and look of an account. */
    public String kind(String userId) {
        Account account = byUser.get(userId);
        return account.story() + "/" + account.address() + "/" + account.look();
    }

    // ---- the people

    private void hire(Story story) {
        Someone someone = someone();
        switch (story) {
            case NOTHING -> usually(story, employee(someone, address(someone, domain())));
            case SUCCESSOR -> {
                String email = unused(initial(someone) + "." + WorldNames.ascii(someone.usual().written()), domain());
                employee(someone, email);
                Someone former = withInitial(someone);
                if (random.nextInt(3) == 0) {
                    account(story, Set.of(), former, email, Address.SAME, look(Look.SAME, Look.CAPITALS, Look.SPELLING), false);
                } else {
                    Hired left = employee(former);
                    left.active = false;
                    account(story, Set.of(left.id), former, email, Address.SAME, look(Look.SAME, Look.CAPITALS, Look.SPELLING), false);
                }
            }
            case ROLE -> {
                String role = unused(pick(ROLES), domain());
                Hired holder = employee(someone, random.nextInt(3) == 0
                        ? new String[] {role} : new String[] {address(someone, domain()), role});
                switch (random.nextInt(3)) {
                    case 0 -> account(story, Set.of(holder.id), someone, role, Address.SAME, Look.SAME, true);
                    case 1 -> {
                        Someone former = someone();
                        Hired before = employee(former, address(former, domain()));
                        account(story, Set.of(before.id), former, role, Address.SAME, Look.SAME, false);
                    }
                    default -> accounts.add(new Account(user(role, title(local(role))), Set.of(), false, null, null, story,
                            Address.SAME, Look.THING));
                }
            }
            case WRONG_ADDRESS -> {
                Someone other = someone();
                String email = address(other, domain());
                Hired wrong = employee(someone, email);
                Hired right = employee(other);
                account(story, Set.of(right.id), other, email, Address.SAME, Look.SAME, false);
                account(story, Set.of(wrong.id), someone, address(someone, domain()), Address.OTHER_PATTERN, Look.SAME, false);
            }
            case REHIRED -> {
                String email = address(someone, domain());
                Hired before = employee(someone, random.nextInt(3) == 0 ? new String[0] : new String[] {email});
                before.active = false;
                Hired now = employee(someone, email);
                now.active = true;
                cameBack.put(before.id, now.id);
                account(story, Set.of(now.id), someone, email, Address.SAME, look(Look.SAME, Look.SPELLING), true);
            }
            case RELATIVE -> {
                Someone relative = withInitial(someone);
                String start = initial(someone) + "." + WorldNames.ascii(someone.usual().written());
                Hired one = employee(someone, unused(start, COMPANY + ".com"));
                Hired other = employee(relative, unused(start, COMPANY + ".fr"));
                usually(story, one);
                usually(story, other);
            }
            case NUMBER_TWIN -> {
                String start = random.nextBoolean() ? initial(someone) + WorldNames.ascii(someone.usual().written())
                        : WorldNames.ascii(someone.given().written()) + WorldNames.ascii(someone.usual().written());
                String domain = domain();
                Someone twin = random.nextBoolean() ? someone : withInitial(someone);
                Hired one = employee(someone, unused(start, domain));
                Hired other = employee(twin, unused(start, domain));
                for (Hired each : List.of(one, other)) {
                    String email = each.emails.get(0);
                    String dotted = email.charAt(0) + "." + email.substring(1);
                    account(story, Set.of(each.id), each.someone, random.nextBoolean() ? email : dotted, Address.DOTS, Look.SAME, true);
                }
            }
            case CONTRACTOR -> {
                String firm = pick(FIRMS);
                usually(story, random.nextInt(3) > 0 ? employee(someone, address(someone, firm))
                        : employee(someone, address(someone, COMPANY + ".com"), address(someone, firm)));
            }
            case MERGED -> {
                String old = address(someone, MERGED);
                String now = unused(local(old), COMPANY + ".com");
                usually(story, random.nextInt(3) == 0 ? employee(someone, now, old) : employee(someone, now));
            }
        }
    }

    private Someone someone() {
        Language language = names.language(random);
        Word given = WorldNames.pick(language.given(), random);
        Word middle = random.nextInt(9) == 0 && !language.tag().equals("zh") ? WorldNames.pick(language.given(), random) : null;
        List<Word> family = new ArrayList<>(List.of(WorldNames.pick(language.family(), random)));
        if (random.nextInt(10) < (language.twoSurnames() ? 7 : 1) && !language.tag().equals("zh")) {
            family.add(WorldNames.pick(language.family(), random));
        }
        String particle = random.nextInt(8) > 0 ? "" : switch (language.tag()) {
            case "nl" -> pick(List.of("van der ", "van ", "de ", "van den "));
            case "de" -> "von ";
            case "fr" -> "de ";
            case "it" -> "Di ";
            default -> "";
        };
        return new Someone(language, given, given.equals(middle) ? null : middle, family, particle);
    }

    /** A relative: another given name with the same initial, which is no form of the one. */
    private Someone withInitial(Someone of) {
        List<Word> others = of.language().given().stream()
                .filter(word -> initial(word.written()).equals(initial(of.given().written())))
                .filter(word -> !alike(word, of.given())).toList();
        Word given = others.isEmpty() ? null : WorldNames.pick(others, random);
        return given == null ? withInitial(someone()) : new Someone(of.language(), given, null, of.family(), of.particle());
    }

    /** Whether two given names may be one: spellings or short forms in common, or one the beginning of the other. */
    private static boolean alike(Word one, Word other) {
        Set<String> forms = forms(one);
        return forms(other).stream().anyMatch(form -> forms.stream().anyMatch(
                mine -> mine.startsWith(form) || form.startsWith(mine) || apart(mine, form) < 2));
    }

    private static int apart(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private static Set<String> forms(Word word) {
        return Stream.concat(word.spellings().stream(), word.shortForms().stream()).map(WorldNames::ascii).collect(Collectors.toSet());
    }

    private Hired employee(Someone someone, String... emails) {
        Hired one = new Hired("e" + (hired.size() + 1), someone);
        one.emails.addAll(List.of(emails));
        one.active = random.nextInt(25) > 0;
        if (emails.length == 1 && random.nextInt(12) == 0) {
            one.emails.add(unused(WorldNames.ascii(someone.given().written()) + "." + WorldNames.ascii(someone.usual().written()),
                    "gmail.com"));
        }
        hired.put(one.id, one);
        return one;
    }

    // ---- their accounts

    private void usually(Story story, Hired one) {
        int number = random.nextInt(10) == 0 ? 0 : random.nextInt(25) == 0 ? 2 : 1;
        for (int i = 0; i < number; i++) {
            Address address = one(Address.values(), each -> each.share);
            Look look = one(Look.values(), each -> each.share);
            String own = one.emails.get(0);
            String local = local(own);
            String domain = domain(own);
            boolean tells = true;
            String email = switch (address) {
                case SAME -> own;
                case CASE_AND_SPACE -> random.nextBoolean() ? own.toUpperCase(Locale.ROOT) : " " + own.substring(0, 1).toUpperCase(Locale.ROOT)
                        + own.substring(1) + (random.nextBoolean() ? " " : "\u00a0");
                case UNICODE_FORM -> Normalizer.normalize(own, Normalizer.Form.NFD);
                case FURTHER -> one.emails.get(one.emails.size() - 1);
                case PLUS_TAG -> local + "+clockify@" + domain;
                case DOTS -> (local.contains(".") ? local.replace(".", random.nextBoolean() ? "" : "_")
                        : local.charAt(0) + "." + local.substring(1)) + "@" + domain;
                case GMAIL -> {
                    String gmail = one.emails.get(one.emails.size() - 1);
                    yield domain(gmail).equals("gmail.com") ? local(gmail).replace(".", "") + "@googlemail.com" : own;
                }
                default -> {
                    tells = false;
                    yield elsewhere(address, one.someone, local, domain);
                }
            };
            // somebody may have this very address, or another account
            if (email != null && (!tells && !taken.add(email) || !addressed.add(email))) {
                email = null;
            }
            account(story, Set.of(one.id), one.someone, email, email == null ? Address.NONE : address, look, tells);
        }
    }

    private String elsewhere(Address address, Someone someone, String local, String domain) {
        String given = WorldNames.ascii(someone.given().written());
        String family = WorldNames.ascii(someone.usual().written());
        return switch (address) {
            case OTHER_SUFFIX -> local + "@" + COMPANY + pick(SUFFIXES.stream().filter(each -> !domain.equals(COMPANY + each)).toList());
            case OLD_DOMAIN -> local + "@" + (domain.equals(COMPANY + ".com") ? MERGED : COMPANY + ".de");
            case OTHER_PATTERN -> pick(List.of(given + "." + family, given.charAt(0) + family, family, given)) + "@" + domain;
            case PRIVATE -> given + pick(List.of(".", "", "_")) + family + (random.nextBoolean() ? "" : "" + random.nextInt(99))
                    + "@" + pick(List.of("gmail.com", "outlook.com", "yahoo.fr", "gmx.de", "icloud.com"));
            case PRIVATE_OPAQUE -> opaque() + "@" + pick(List.of("gmail.com", "web.de", "hotmail.com"));
            case TYPO_IN_LOCAL -> typo(local) + "@" + domain;
            case TYPO_IN_DOMAIN -> local + "@" + typo(domain.substring(0, domain.indexOf('.'))) + domain.substring(domain.indexOf('.'));
            case FOREIGN_FIRM -> pick(List.of(given + "." + family, given.charAt(0) + family, given.charAt(0) + "." + family))
                    + "@" + pick(FOREIGN);
            default -> null;
        };
    }

    /** Somebody who is not on the roster, a bot or a shared account; or nobody. */
    private void outsider(List<Hired> all) {
        int number = random.nextInt(1000);
        Hired other = pick(all);
        String family = WorldNames.ascii(other.someone.usual().written());
        if (number < 60) {
            Someone someone = someone();
            outsider(someone, address(someone, pick(FOREIGN)));
        } else if (number < 72) {
            // a namesake of an employee, with an address of their own
            outsider(other.someone, random.nextBoolean() ? opaque() + "@gmail.com" : address(other.someone, pick(FOREIGN)));
        } else if (number < 87) {
            // the same local part as an employee, at a firm of contractors, where others are on the roster, or at one unknown
            Someone relative = withInitial(other.someone);
            outsider(relative, unused(initial(relative) + "." + WorldNames.ascii(relative.usual().written()),
                    random.nextBoolean() ? pick(FIRMS) : pick(FOREIGN)));
        } else if (number < 102) {
            // somebody new, whose address at one suffix is a colleague's at another
            Someone joined = random.nextBoolean() ? someone() : withInitial(other.someone);
            outsider(joined, unused(initial(joined) + "." + WorldNames.ascii(joined.usual().written()), domain()));
        } else if (number < 108) {
            String shared = unused("team." + family + random.nextInt(1000), domain());
            other.emails.add(shared);
            pick(all).emails.add(shared);
            accounts.add(new Account(user(shared, "Team " + number), Set.of(), false, null, null, Story.NOTHING, Address.SAME, Look.THING));
        } else if (number < 114) {
            accounts.add(new Account(user(unused("bot", domain()), "Build Bot"), Set.of(), false, null, null, Story.NOTHING, Address.SAME,
                    Look.THING));
        }
    }

    private void outsider(Someone someone, String email) {
        account(Story.NOTHING, Set.of(), someone, email, Address.FOREIGN_FIRM, look(Look.SAME, Look.SAME, Look.CAPITALS, Look.SPELLING,
                Look.SHORT_FORM), false);
    }

    private void account(Story story, Set<String> truth, Someone someone, String email, Address address, Look look, boolean tells) {
        Shown shown = shown(someone, look, email, truth);
        // what the local part spells: where the name is not shown, a human reads it there
        String local = email == null ? look == Look.LOGIN || look == Look.ADDRESS ? local(shown.text()) : null : local(email);
        accounts.add(new Account(user(email, shown.text()), truth, tells && email != null || look == Look.ADDRESS && shown.given() == null,
                shown, local, story, address, look));
    }

    private ClockifyUser user(String email, String name) {
        return new ClockifyUser(String.format("%024x", accounts.size() + 1), email, name, "ACTIVE", "ACTIVE");
    }

    private Shown shown(Someone someone, Look look, String email, Set<String> truth) {
        String given = someone.given().written();
        String middle = someone.middle() == null ? "" : " " + someone.middle().written();
        List<String> all = someone.family().stream().map(Word::written).toList();
        String families = someone.families();
        String usual = someone.usual().written();
        Hired record = truth.isEmpty() ? null : hired.get(truth.iterator().next());
        String address = record == null || record.emails.isEmpty() ? email : record.emails.get(0);
        return switch (look) {
            case CAPITALS -> new Shown(someone.name().toUpperCase(Locale.ROOT), given, false, all);
            case SPELLING -> {
                String g = last(someone.given().spellings());
                List<String> f = someone.family().stream().map(word -> pick(word.spellings())).toList();
                yield new Shown(g + " " + someone.particle() + String.join(" ", f), g, false, f);
            }
            case SHORT_FORM -> {
                String g = someone.given().shortForms().isEmpty() ? given : pick(someone.given().shortForms());
                yield new Shown(g + " " + families, g, false, all);
            }
            case FAMILY_FIRST -> new Shown(families + (random.nextBoolean() ? ", " : " ") + given + middle, given, false, all);
            case INITIAL -> new Shown(given.charAt(0) + ". " + families, given.substring(0, 1), true, all);
            case MIDDLE -> new Shown(given + (middle.isEmpty() ? pick(List.of(" J.", " M", " A.", " Maria", " Lee")) : "") + " "
                    + families, given, false, all);
            case ONE_SURNAME -> new Shown(given + " " + usual, given, false, List.of(usual));
            case ADORNED -> new Shown(pick(List.of("Dr. ", "Prof. ", "Dipl.-Ing. ", "", "", "")) + given + middle + " " + families
                    + pick(List.of("", ", PhD", " (external)", " Jr.", " [QA]", ", MBA", " - Contractor")), given, false, all);
            case TYPO -> {
                boolean inGiven = random.nextBoolean() && given.length() > 4;
                String typo = inGiven || usual.length() > 4 ? typo(inGiven ? given : usual) : null;
                yield typo == null ? new Shown(someone.name(), given, false, all)
                        : new Shown(someone.name().replaceFirst(Pattern.quote(inGiven ? given : usual), typo),
                                given, false, all);
            }
            case ADDRESS -> address == null ? new Shown(someone.name(), given, false, all) : new Shown(address.strip(), null, false, null);
            case LOGIN -> address == null ? new Shown(someone.name(), given, false, all)
                    : new Shown(local(address.strip()), null, false, null);
            case MISSING -> new Shown(null, null, false, null);
            case MARRIED -> new Shown(given + " " + WorldNames.pick(someone.language().family(), random).written(), null, false, null);
            case THING -> new Shown("Tablet " + random.nextInt(90), null, false, null);
            default -> new Shown(someone.name(), given, false, all);
        };
    }

    // ---- what a human could tell

    private boolean isTellable(Account account) {
        if (account.truth().isEmpty()) {
            return false;
        }
        if (account.addressTells()) {
            return true;
        }
        Hired truth = hired.get(account.truth().iterator().next());
        if (account.shown().given() != null) {
            Set<String> others = mayBe(account.shown(), truth);
            // of several who may go by the name, the local part may tell the one
            Set<String> sameLocal = account.spelt() == null ? Set.of() : byLocal.getOrDefault(bare(account.spelt()), Set.of());
            return others.isEmpty() || sameLocal.contains(truth.id) && others.stream().noneMatch(sameLocal::contains);
        }
        boolean fromRoster = account.address() != Address.PRIVATE_OPAQUE && account.address() != Address.FOREIGN_FIRM
                && account.look() != Look.THING && account.look() != Look.MARRIED;
        if (!fromRoster || account.spelt() == null) {
            return false;
        }
        if (byLocal.getOrDefault(bare(account.spelt()), Set.of()).equals(Set.of(truth.id))) {
            return true;
        }
        String spelt = bare(account.spelt()).replaceAll("[0-9]", "");
        String given = WorldNames.ascii(truth.someone.given().written());
        return spelt.equals(given + WorldNames.ascii(truth.someone.usual().written()))
                && mayBe(new Shown(null, given, false, List.of(truth.someone.usual().written())), truth).isEmpty();
    }

    /** Who else could go by what is shown; another record of the same person counts for them. */
    private Set<String> mayBe(Shown shown, Hired truth) {
        Set<String> others = new LinkedHashSet<>();
        for (Hired other : byFamily.getOrDefault(WorldNames.ascii(shown.family().get(0)), List.of())) {
            boolean given = shown.initial() ? initial(other.someone.given().written()).equals(initial(shown.given()))
                    : other.someone.given().mayBe(shown.given());
            boolean family = shown.family().size() == 1
                    ? other.someone.usual().mayBe(shown.family().get(0))
                    : shown.family().stream().allMatch(word -> other.someone.family().stream().anyMatch(mine -> mine.mayBe(word)));
            if (given && family && other != truth && !truth.id.equals(cameBack.get(other.id))) {
                others.add(other.id);
            }
        }
        return others;
    }

    // ---- odds and ends

    private String address(Someone someone, String domain) {
        String given = WorldNames.ascii(someone.given().written());
        String family = WorldNames.ascii(someone.usual().written());
        String start = switch (random.nextInt(20)) {
            case 0 -> given;
            case 1 -> family;
            case 2, 3, 4 -> given.charAt(0) + "." + family;
            case 5, 6, 7 -> given.charAt(0) + family;
            case 8 -> given + "_" + family;
            case 9 -> "x" + (10_000 + random.nextInt(90_000));
            case 10 -> family + "." + given;
            default -> given + "." + family;
        };
        return unused(start, domain);
    }

    /** A number is put behind where the address is taken; the same local part at another domain does not count. */
    private String unused(String local, String domain) {
        String email = local + "@" + domain;
        for (int number = 2; !taken.add(email); number++) {
            email = local + number + "@" + domain;
        }
        return email;
    }

    private String domain() {
        return COMPANY + pick(SUFFIXES);
    }

    private String opaque() {
        return pick(List.of("sunny", "dragon", "biker", "luna", "maker", "zz")) + (1000 + random.nextInt(900_000));
    }

    /** A letter inserted, missing, exchanged or swapped, behind the first. */
    private String typo(String text) {
        int place = 1 + random.nextInt(text.length() - 1);
        char letter = (char) ('a' + random.nextInt(26));
        String typo = switch (random.nextInt(4)) {
            case 0 -> text.substring(0, place) + letter + text.substring(place);
            case 1 -> text.substring(0, place) + text.substring(place + 1);
            case 2 -> text.substring(0, place) + letter + text.substring(place + 1);
            default -> place + 1 >= text.length() ? text + letter
                    : text.substring(0, place) + text.charAt(place + 1) + text.charAt(place) + text.substring(place + 2);
        };
        return typo.equals(text) || typo.length() < 3 || !Character.isLetter(text.charAt(place)) ? text + text.charAt(text.length() - 1) : typo;
    }

    private Look look(Look... looks) {
        return looks[random.nextInt(looks.length)];
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private <T> T one(T[] values, ToIntFunction<T> share) {
        int number = random.nextInt(Arrays.stream(values).mapToInt(share).sum());
        for (T value : values) {
            number -= share.applyAsInt(value);
            if (number < 0) {
                return value;
            }
        }
        throw new IllegalStateException();
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private static String initial(Someone someone) {
        return initial(someone.given().written());
    }

    private static String initial(String name) {
        return WorldNames.ascii(name).substring(0, 1);
    }

    private static String local(String email) {
        return email.contains("@") ? email.substring(0, email.indexOf('@')) : email;
    }

    private static String domain(String email) {
        return email.substring(email.indexOf('@') + 1);
    }

    private static String bare(String local) {
        String untagged = local.strip().toLowerCase(Locale.ROOT);
        int plus = untagged.indexOf('+');
        return (plus > 0 ? untagged.substring(0, plus) : untagged).replaceAll("[._-]", "");
    }

    private static String title(String role) {
        return Stream.of(role.split("[._-]")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
