package io.camelhub.clockify.web.timeline;

/**
 * A filter that is on or off.
 *
 * @param href the address with the other state
 */
public record Switch(String name, String href, boolean isOn) {
}
