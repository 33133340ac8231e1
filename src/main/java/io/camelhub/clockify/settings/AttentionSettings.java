package io.camelhub.clockify.settings;

/**
 * The settings {@code clockify.attention.*}.
 *
 * @param uri the endpoint that is told of what begins and ends; null for none
 * @param weekShortPercent the part of a week's expected hours that may be missing
 * @param timerHours the length of a running timer, in hours, from which on it is reported
 * @param undecidedDays the days after which an undecided submission is reported
 */
public record AttentionSettings(String uri, int weekShortPercent, int timerHours, int undecidedDays) {
}
