package io.camelhub.clockify.people;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.PersonName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares names part by part. Two parts may be equal, other spellings, nicknames, one letter apart, a beginning, or an initial. Not thread-safe. */
@Decision
final class NameMatcher {

    /** The scores of a pair of parts: equal, another spelling, a nickname, one letter apart, a beginning, an initial. */
    private static final double EQUAL = 1;
    private static final double SPELLING = 0.97;
    private static final double NICKNAME = 0.93;
    private static final double SHORTENED = 0.92;
    private static final double LETTER = 0.9;
    private static final double START = 0.8;
    private static final double ENDING = 0.75;
    private static final double INITIAL = 0.7;
    /** The lowest score at which two given names count as the same. */
    private static final double SURE = LETTER;
    private static final double IN_THE_MIDDLE = 0.05;
    private static final double AT_THE_END = 0.03;
    private static final double IN_FRONT = 0.12;

    private static final Set<String> PARTICLES = Set.of("van", "von", "der", "den", "de", "del", "della", "di", "da", "das",
            "do", "dos", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben", "bint", "zu", "zum", "ter", "ten",
            "vom", "af", "av", "y", "e", "i");

    private final Nicknames nicknames;
    private final Map<String, String> foldings = new HashMap<>();
    private final Set<String> familyFirst = Nicknames.words("family-first.txt");

    NameMatcher(Nicknames nicknames) {
        this.nicknames = nicknames;
    }

    /**
     * The similarity of two full names, if each part of the shorter matches a part of the longer.
     *
     * @param score 0 for different names, 1 for equal ones
     * @param weakest the lowest score of a part
     * @param whole whether both names have no part left over
     */
    record Fit(double score, double weakest, boolean whole) {

        static final Fit NONE = new Fit(0, 0, false);

        boolean fits() {
            return score > 0;
        }

        /** Whether each matched part is surely the same name, not just an initial, a beginning or another ending. */
        boolean sure() {
            return weakest >= SURE;
        }

        /** Whether, in addition, no part has a wrong letter. */
        boolean spelt() {
            return weakest > LETTER;
        }

        boolean equal() {
            return weakest == EQUAL;
        }

        boolean byNickname() {
            return weakest == NICKNAME;
        }
    }

    /** The comparison of the given names in two names. */
    enum Answer {
        FIT,
        /** A given name is missing, or not a name. */
        UNKNOWN,
        /** The given names are different. */
        CLASH
    }

    Fit fit(PersonName one, PersonName other) {
        List<String> shorter = main(one);
        List<String> longer = main(other);
        if (shorter.size() > longer.size()) {
            return fit(other, one);
        }
        Fit best = Fit.NONE;
        for (int turn = 0; shorter.size() >= 2 && turn < shorter.size(); turn++) {
            best = better(best, aligned(turned(shorter, turn), longer));
        }
        return best;
    }

    /** Compares the given names of two people; a single word only clashes if it is no part of the other name. */
    Answer given(PersonName one, PersonName other) {
        return given(one, other, "");
    }

    /** @param family a part that is known to be a family name; empty for none */
    private Answer given(PersonName one, PersonName other, String family) {
        List<String> mine = givenFirst(main(one), family);
        List<String> others = givenFirst(main(other), family);
        if (mine.isEmpty() || others.isEmpty() || isLatin(one) != isLatin(other)) {
            return Answer.UNKNOWN;
        }
        if (middlesClash(mine, others)) {
            return Answer.CLASH;
        }
        String joined = String.join("", mine);
        if (fit(one, other).weakest() > ENDING || worth(mine.get(0), others.get(0)) > ENDING
                || worth(joined, String.join("", others)) >= SPELLING
                || worth(joined, String.join("", turned(others, 1))) >= SPELLING
                || mine.size() == 1 && isLogin(joined, others)) {
            return Answer.FIT;
        }
        List<String> free = new ArrayList<>(others);
        long left = mine.stream().filter(part -> !removeFitting(part, free)).count();
        return free.size() < others.size() && (left == 0 || free.isEmpty()) ? Answer.FIT : Answer.CLASH;
    }

    /** Whether two names with the same first and last part have different middle parts, as those of brothers may have. */
    private boolean middlesClash(List<String> mine, List<String> others) {
        int last = mine.size() - 1;
        int otherLast = others.size() - 1;
        if (last < 2 || otherLast < 2 || worth(mine.get(0), others.get(0)) < SURE || worth(mine.get(last), others.get(otherLast)) < SURE) {
            return false;
        }
        List<String> free = new ArrayList<>(others.subList(1, otherLast));
        return mine.subList(1, last).stream().filter(part -> !removeFitting(part, free)).count() > 0 && !free.isEmpty();
    }

    private boolean removeFitting(String part, List<String> others) {
        return others.stream().filter(other -> worth(part, other) > ENDING || worth(part, other) == INITIAL).findFirst()
                .map(others::remove).orElse(false);
    }

    /** Whether a word is a typical login of a name: one part and the initial of another. */
    private static boolean isLogin(String word, List<String> name) {
        return name.stream().anyMatch(part -> part.length() + 1 == word.length()
                && (word.endsWith(part) && hasInitial(name, part, word.charAt(0))
                || word.startsWith(part) && hasInitial(name, part, word.charAt(word.length() - 1))));
    }

    private static boolean hasInitial(List<String> name, String besides, char initial) {
        return name.stream().anyMatch(part -> !part.equals(besides) && part.charAt(0) == initial);
    }

    /** As {@link #given(PersonName, PersonName)}, where the employee's address may show the family name: {@code j.smith} is of a person called J. */
    Answer given(PersonName shown, PersonName employee, EmailKey key) {
        return given(shown, employee, family(letters(key.untaggedLocal()), main(employee)));
    }

    /** The part that follows the initial of another part; empty for none. */
    private static String family(String letters, List<String> name) {
        return name.stream().filter(part -> letters.length() > 2 && folded(letters.substring(1)).equals(folded(part))
                        && hasInitial(name, part, letters.charAt(0)))
                .findFirst().orElse("");
    }

    /** Whether an address contains a part of a name; true for a name in other than Latin letters, which cannot be compared. */
    boolean relates(EmailKey key, PersonName name) {
        String letters = letters(key.untaggedLocal());
        List<String> parts = main(name);
        return !parts.isEmpty() && !isLatin(name) || spells(key.untaggedLocal(), name, false)
                || Stream.of(letters, folded(letters), folded(letters.substring(Math.min(1, letters.length())))).anyMatch(text ->
                parts.stream().flatMap(part -> Stream.of(part, folded(part)))
                        .anyMatch(part -> part.length() > 2 && text.contains(part)));
    }

    /** Whether an address may abbreviate a name: its letters appear in the name in this order. */
    boolean mayBeShort(EmailKey key, PersonName name) {
        String letters = letters(key.untaggedLocal());
        String text = String.join("", name.parts()) + String.join("", name.parts());
        int found = 0;
        for (int i = 0; i < text.length() && found < letters.length(); i++) {
            found += text.charAt(i) == letters.charAt(found) ? 1 : 0;
        }
        return found == letters.length();
    }

    private static String letters(String localPart) {
        return PersonName.of(localPart.replaceAll("[^\\p{L}]", "")).written();
    }

    private static boolean isLatin(PersonName name) {
        return name.written().chars().anyMatch(letter -> letter >= 'a' && letter <= 'z');
    }

    /** Whether an address consists of the full given name and other parts of the name only. */
    boolean spells(String localPart, PersonName name, boolean wholeName) {
        List<String> parts = main(name);
        String letters = letters(localPart);
        return letters.length() > 2 && !parts.isEmpty()
                && (spells(letters, parts, wholeName, UnaryOperator.identity())
                || spells(letters, parts, wholeName, NameMatcher::folded));
    }

    private boolean spells(String letters, List<String> parts, boolean wholeName, UnaryOperator<String> as) {
        String text = as.apply(letters);
        String given = givenFirst(parts, family(letters, parts)).get(0);
        List<String> others = new ArrayList<>(parts);
        others.remove(given);
        return nicknames.forms(given).stream().map(as).filter(form -> form.length() > 1).anyMatch(form ->
                text.startsWith(form) && isRest(text.substring(form.length()), others, wholeName, as)
                || text.endsWith(form) && isRest(text.substring(0, text.length() - form.length()), others, wholeName, as));
    }

    private static boolean isRest(String rest, List<String> others, boolean wholeName, UnaryOperator<String> as) {
        String left = rest;
        for (String part : others) {
            left = as.apply(part).length() > 1 ? left.replaceFirst(as.apply(part), "") : left;
        }
        String last = left;
        return rest.isEmpty() ? !wholeName || others.isEmpty()
                : !left.equals(rest) && (left.isEmpty() || PARTICLES.contains(left))
                || !wholeName && left.length() == 1 && others.stream().anyMatch(part -> part.startsWith(last));
    }

    /** The name written as one word, with the given name first and last. */
    Set<String> joined(PersonName name) {
        List<String> parts = main(name);
        return parts.size() < 2 ? Set.of() : Stream.of(parts, turned(parts, 1), List.of(parts.get(0), parts.get(parts.size() - 1)))
                .map(order -> folded(String.join("", order))).collect(Collectors.toSet());
    }

    /**
     * Search keys of a name: each part with the initial of another part.
     *
     * @param withForms whether to add keys of nicknames and spellings; needed on one side only
     */
    Set<String> keys(PersonName name, boolean withForms) {
        List<String> parts = main(name);
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < parts.size(); j++) {
                for (String part : i == j ? Set.<String>of() : forms(parts.get(i), withForms)) {
                    for (String other : forms(parts.get(j), withForms)) {
                        keys.add(folded(part) + "|" + other.charAt(0));
                        keys.add(folded(part) + "|" + folded(other).charAt(0));
                    }
                }
            }
        }
        return keys;
    }

    private Set<String> forms(String part, boolean all) {
        return all ? nicknames.forms(part) : Set.of(part);
    }

    /** The similarity of two parts, from 0 to 1. */
    double worth(String one, String other) {
        if (one.equals(other)) {
            return EQUAL;
        }
        if (one.length() == 1 || other.length() == 1) {
            return one.charAt(0) == other.charAt(0) ? INITIAL : 0;
        }
        String mine = foldings.computeIfAbsent(one, NameMatcher::folded);
        String others = foldings.computeIfAbsent(other, NameMatcher::folded);
        if (mine.equals(others) || nicknames.isSpelling(one, other) || isArticle(mine, others) || isArticle(others, mine)) {
            return SPELLING;
        }
        if (nicknames.isNickname(one, other)) {
            return one.startsWith(other) || other.startsWith(one) ? SHORTENED : NICKNAME;
        }
        int shorter = Math.min(mine.length(), others.length());
        int longer = Math.max(mine.length(), others.length());
        if (shorter >= 3 && longer - shorter >= 3 && (mine.startsWith(others) || others.startsWith(mine))) {
            return START;
        }
        if (shorter >= 4 && (OneLetter.apart(mine, others) || OneLetter.apart(one, other))) {
            return otherEnding(mine, others) ? ENDING : LETTER;
        }
        return 0;
    }

    private static boolean isArticle(String longer, String shorter) {
        return shorter.length() >= 4 && (longer.equals("al" + shorter) || longer.equals("el" + shorter));
    }

    /** Whether two parts differ only in a vowel at the end: Daniel and Daniela, Mario and Maria are different names. */
    private static boolean otherEnding(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int same = length - (one.length() == other.length() ? 1 : 0);
        String longer = one.length() < other.length() ? other : one;
        return one.startsWith(other.substring(0, same)) && "aeiou".indexOf(longer.charAt(longer.length() - 1)) >= 0;
    }

    /** The best alignment of the parts in their order, where one part may be written as two in the other name. */
    private Fit aligned(List<String> shorter, List<String> longer) {
        return aligned(shorter, 0, longer, 0, 0, 0, EQUAL, 0, 0);
    }

    private Fit aligned(List<String> shorter, int i, List<String> longer, int j, double sum, double lost, double weakest, int left,
            int strong) {
        if (i == shorter.size()) {
            int over = longer.size() - j;
            double score = sum / shorter.size() - lost - over * AT_THE_END;
            return strong == 0 || score <= 0 ? Fit.NONE : new Fit(score, weakest, left + over == 0);
        }
        if (j == longer.size()) {
            return Fit.NONE;
        }
        Fit best = Fit.NONE;
        String part = shorter.get(i);
        double worth = worth(part, longer.get(j));
        if (worth > 0) {
            best = aligned(shorter, i + 1, longer, j + 1, sum + worth, lost, Math.min(weakest, worth), left,
                    strong + (worth > START && part.length() > 1 ? 1 : 0));
        }
        double joined = j + 1 == longer.size() || part.length() <= 3 ? 0
                : Math.min(SPELLING, worth(part, longer.get(j) + longer.get(j + 1)));
        if (joined > START) {
            best = better(best, aligned(shorter, i + 1, longer, j + 2, sum + joined, lost, Math.min(weakest, joined), left, strong + 1));
        }
        if (longer.size() - j > shorter.size() - i) {
            best = better(best, aligned(shorter, i, longer, j + 1, sum, lost + (j == 0 ? IN_FRONT : IN_THE_MIDDLE), weakest,
                    left + 1, strong));
        }
        return best;
    }

    private static Fit better(Fit one, Fit other) {
        return other.score() > one.score() ? other : one;
    }

    private static List<String> turned(List<String> parts, int by) {
        List<String> turned = new ArrayList<>(parts.subList(by, parts.size()));
        turned.addAll(parts.subList(0, by));
        return turned;
    }

    /** The parts without particles such as {@code van}, if at least two remain. */
    private static List<String> main(PersonName name) {
        List<String> main = name.parts().stream().filter(part -> !PARTICLES.contains(part)).toList();
        return main.size() >= 2 ? main : name.parts();
    }

    /** The parts with the given name first, if the first part is known to be a family name. */
    private List<String> givenFirst(List<String> parts, String family) {
        int last = parts.size() - 1;
        if (last > 0 && !family.isEmpty()) {
            return folded(parts.get(0)).equals(folded(family)) ? turned(parts, 1) : parts;
        }
        return last > 0 && familyFirst.contains(parts.get(0)) && !familyFirst.contains(parts.get(last)) ? turned(parts, 1) : parts;
    }

    /** A spelling key: equal for the usual transcriptions into plain letters (ue and u for an umlaut, y and i, kh and h). */
    static String folded(String part) {
        StringBuilder folded = new StringBuilder();
        String text = part.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a").replace("ph", "f")
                .replace("kh", "h").replace('y', 'i').replace("ju", "iu").replace("ii", "i").replace("zh", "j");
        for (int i = 0; i < text.length(); i++) {
            if (i == 0 || text.charAt(i) != text.charAt(i - 1)) {
                folded.append(text.charAt(i));
            }
        }
        return folded.indexOf("iu") == 0 ? folded.substring(1) : folded.toString();
    }
}
