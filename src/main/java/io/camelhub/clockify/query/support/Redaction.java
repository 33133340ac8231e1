package io.camelhub.clockify.query.support;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes secrets, e-mail addresses and names out of a text.
 *
 * <p>A name is found as the words that it has, whatever stands between them, in any case; one that has none, or only digits, is not.
 * Where the first words of a long one are found, the rest of the line goes with them.
 */
@Decision
public final class Redaction {

    private static final Pattern EMAIL = Pattern.compile("[^\\s<>\"'(),;:=@]+@[^\\s<>\"'(),;:=@]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST_WORDS = 12;

    private final List<String> secrets;
    private final Set<String> names = new HashSet<>();

    /**
     * @param secrets found as they are; those that hold others first
     * @param names of people, workspaces, projects and the like, and descriptions
     * @param kept what is shown even where it is a name: those of integrations
     */
    public Redaction(Collection<String> secrets, Collection<String> names, Collection<String> kept) {
        this.secrets = secrets.stream().filter(secret -> secret.length() > 3).distinct()
                .sorted((one, other) -> other.length() - one.length()).toList();
        names.stream().map(Redaction::key).filter(key -> key.length() > 1 && !key.matches("[\\p{N} ]*")).forEach(this.names::add);
        kept.stream().map(Redaction::key).forEach(this.names::remove);
    }

    private static String key(String name) {
        return key(WORD.matcher(name).results().limit(MOST_WORDS).map(MatchResult::group).toList());
    }

    private static String key(List<String> words) {
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    /** The text without them. */
    public String of(String text) {
        String found = text;
        for (String secret : secrets) {
            found = found.replace(secret, "<secret>");
        }
        return withoutNames(EMAIL.matcher(found).replaceAll("<e-mail>"));
    }

    private String withoutNames(String text) {
        List<MatchResult> words = new ArrayList<>(WORD.matcher(text).results().toList());
        StringBuilder clean = new StringBuilder();
        int written = 0;
        for (int first = 0; first < words.size(); first++) {
            for (int last = Math.min(words.size(), first + MOST_WORDS) - 1; last >= first; last--) {
                if (names.contains(key(words.subList(first, last + 1).stream().map(MatchResult::group).toList()))) {
                    clean.append(text, written, words.get(first).start()).append("<name>");
                    int lineEnd = text.indexOf('\n', words.get(last).end());
                    written = last - first + 1 < MOST_WORDS ? words.get(last).end() : lineEnd < 0 ? text.length() : lineEnd;
                    while (last + 1 < words.size() && words.get(last + 1).start() < written) {
                        last++;
                    }
                    first = last;
                    break;
                }
            }
        }
        return clean.append(text.substring(written)).toString();
    }
}
