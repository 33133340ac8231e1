package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.SuggestionClass;
import java.util.Set;

/**
 * How far the matching may go by itself.
 *
 * @param acceptSuggestions classes of suggestions that are accepted without a person ({@code
 *     clockify.people.accept-suggestions}); none by default
 * @param nicknames whether common nicknames stand for their names in suggestions ({@code clockify.people.nicknames}); false
 *     by default
 */
public record PeopleOptions(Set<SuggestionClass> acceptSuggestions, boolean nicknames) {

    public PeopleOptions {
        acceptSuggestions = Set.copyOf(acceptSuggestions);
    }

    /** Nothing but what the rules are sure of. */
    public static PeopleOptions standard() {
        return new PeopleOptions(Set.of(), false);
    }
}
