package io.camelhub.clockify.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an entry is missing, or is as it is. The sync decides by these rules, and {@code clockify explain} prints their sentences. A word in braces
 * is a placeholder for a value of the case.
 */
@Decision
public enum Reason {

    // left out by the settings, or not visible to the key
    REMOVED("integration {integration} is no longer in the settings: it reads nothing any more"),
    DISABLED("integration {integration} is turned off by clockify.integrations.{integration}.enabled: it reads nothing until that is true"),
    WRONG_SETTINGS("the settings of integration {integration} are wrong: it reads nothing until they are put right; clockify status says what"),
    NEVER_SYNCED("integration {integration} was never synced: clockify sync {integration}"),
    INTEGRATION_FAILED("integration {integration} has failed since {since}: {why}"),
    NO_WORKSPACE("the key of {integration} sees no workspace"),
    WORKSPACE_NOT_SEEN("the key of {integration} does not see workspace {workspace}"),
    WORKSPACE_NOT_CHOSEN("the key of {integration} sees workspace {workspace}, but clockify.integrations.{integration}.team-ids leaves it out"),
    NOT_IN_TEAMS("user {user} is in none of the user groups that {integration} takes ({groups}): entries of theirs that are new are not stored"),
    BEFORE_FIRST_DAY("it starts before {first}, the first day that {integration} fetches: an earlier clockify.integrations.{integration}.backfill-from"
            + " brings it"),
    USER_NOT_SEEN("the key of {integration} did not list user {user} when it last listed the users: it may not see what is theirs"),
    USER_REFUSED("Clockify refused the list of user {user} to {integration} on {at}: what is theirs is asked for again by a reconcile"),
    SEES_LESS("the key of {integration} is of a {role}, to whom Clockify need not show everybody's entries"),

    // not read, or not read yet
    NOT_READ_YET("{integration} has not read {from} to {to} yet: that goes on {when}, the newest days first, with {days} days before these"),
    AHEAD("it starts after {to}, until when {integration} reads ahead: it comes with a change of it, or from {day} on"),
    LEFT_OPEN("{integration} could not read {from} to {to} whole: {why}"),
    LACKING("the report counts {count} entries from {from} to {to}, and twice gave {fewer} fewer; those that it gave are stored, and the rest is"
            + " asked for again daily"),
    NOT_READ_WHOLE("the entries from {from} to {to} are not read whole: {why}"),
    NEWER_THAN_SYNC("it was made on {at}, and {integration} last synced on {synced}: it comes with the next sync, {when}"),
    WAITS("{integration} waits until {until}: {why}"),
    INCOMPLETE("the last run of {integration} left something open: {why}"),
    CHANGES_LATE("Clockify refuses its change feed to {integration}: what changed more than a week back is found by reading it again, in turn within a"
            + " month"),
    REJECTED("Clockify's row of it could not be taken, {times} times, last on {at}: {why}; after a cure: clockify rejected retry"),
    ALL_READ("{integration} has read {from} to {to} whole, last on {verified}: what Clockify gave then is here, but for what a route of your own"
            + " keeps out"),

    // why a missing entry is not taken as deleted
    OWNER_CHANGED("the key's owner changed from user {before} to user {now}"),
    ROLE_CHANGED("the role of the key's owner changed from {before} to {now}"),
    USERS_GONE("the key sees {now} users, where it saw {before}"),
    TOO_MANY_GONE("{gone} of {of} entries of a window are missing at once"),
    MORE_TO_READ("{gone} of {of} entries of a window are gone so far, and others that are missing are still to be read"),
    TOO_MANY_LEFT_OUT("{gone} of {of} entries that were asked for by their ids are left out of Clockify's answers"),
    USER_GONE("user {user} is no longer to be seen by the key"),
    KEY_BLIND("whom the key sees cannot be known: {why}"),
    NOT_FOUND_OUT("whether it is deleted cannot be found out: {why}"),

    // stored, but hidden or incomplete
    DELETED_REPORTED("it was deleted in Clockify: its change feed said so, and it was gone by its id; found on {at}"),
    DELETED_MISSING("it was deleted in Clockify: it was not there any more, was gone by its id, and the key saw as much as before; found on {at}"),
    DELETED_CONFIRMED("it was deleted in Clockify: it was gone by its id, and a person let that go by --confirm-deletions; found on {at}"),
    HELD_BACK("it seems to be deleted, which is held back since {since}: {why}; if it is right: clockify sync {integration} --confirm-deletions"),
    OWNER_AWAY("it belongs to integration {integration}, which is not in use: nobody else finds it deleted until another reads it"),
    UNMATCHED("user {user} is matched with no employee: {why}"),
    NOBODY("somebody decided that user {user} is no employee"),
    ERASED("its user was erased: who they are and what they wrote is not kept"),
    DESCRIPTION_DROPPED("its description is not kept: clockify.keep-descriptions"),
    RUNNING("its timer is running: it has no end and no duration yet"),

    // what Clockify answers now
    NOT_IN_CLOCKIFY("Clockify gives no such entry to the key of {integration}: it is deleted, or of a workspace that the key does not see"),
    GONE_IN_CLOCKIFY("Clockify does not give it to the key of {integration} any more: clockify sync {integration} --entry {entry} settles that"),
    SAME_IN_CLOCKIFY("Clockify has it as it is here"),
    OTHER_IN_CLOCKIFY("Clockify has another {column}: {there}, and here it is {here}: clockify sync {integration} --entry {entry} mends that"),
    MISSING_HERE("Clockify gives it to the key of {integration}, and no rule keeps it out: clockify sync {integration} --entry {entry} brings it; if it"
            + " does not, a route of your own keeps it out"),
    UNREADABLE_IN_CLOCKIFY("Clockify gives it in a form that cannot be taken: {why}");

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** A reason with the values of one case. */
    public record Found(Reason reason, Map<String, Object> values) {

        /** The sentence with its values, without a full stop. */
        public String words() {
            return VALUE.matcher(reason.sentence).replaceAll(value -> Matcher.quoteReplacement(String.valueOf(values.get(value.group(1)))));
        }
    }

    /**
     * @param values alternately a placeholder's name and its value
     * @throws IllegalArgumentException where a placeholder has no value
     */
    public Found of(Object... values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            named.put((String) values[i], values[i + 1]);
        }
        if (VALUE.matcher(sentence).results().anyMatch(value -> !named.containsKey(value.group(1)))) {
            throw new IllegalArgumentException(this + " needs " + sentence + ", and has " + named.keySet());
        }
        return new Found(this, named);
    }
}
