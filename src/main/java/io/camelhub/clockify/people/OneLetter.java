package io.camelhub.clockify.people;

/** Whether two texts are a slip of the finger apart. */
final class OneLetter {

    private OneLetter() {
    }

    /** Whether one letter, which is no digit and not the first, is inserted, missing or exchanged, or two that follow each other are swapped. */
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
