package io.camelhub.clockify.people;

/** Recognises two texts that differ by one typing error. */
final class OneLetter {

    private OneLetter() {
    }

    /** Whether one letter, but no digit and not the first letter, is inserted, missing or replaced, or two neighbours are swapped. */
    static boolean apart(String one, String other) {
        if (one.length() > other.length()) {
            return apart(other, one);
        }
        int start = 0;
        while (start < one.length() && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < one.length() - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        String mine = one.substring(start, one.length() - end);
        String others = other.substring(start, other.length() - end);
        boolean slip = start > 0 && others.length() == 1 && mine.length() <= 1
                || start > 0 && mine.length() == 2 && others.length() == 2 && mine.charAt(0) == others.charAt(1) && mine.charAt(1) == others.charAt(0);
        return slip && (mine + others).chars().noneMatch(Character::isDigit);
    }
}
