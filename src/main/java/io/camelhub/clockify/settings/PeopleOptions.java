package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.SuggestionClass;
import java.util.Set;

/**
 * Which matches the people matching may make without a person.
 *
 * @param acceptSuggestions classes of suggestions that are accepted automatically ({@code clockify.people.accept-suggestions}); none by default
 * @param nicknames whether suggestions treat a common nickname as its full name ({@code clockify.people.nicknames}); false by default
 */
public record PeopleOptions(Set<SuggestionClass> acceptSuggestions, boolean nicknames) {

    public PeopleOptions {
        acceptSuggestions = Set.copyOf(acceptSuggestions);
    }

    /** The default: e-mail matches only. */
    public static PeopleOptions standard() {
        return new PeopleOptions(Set.of(), false);
    }
}
