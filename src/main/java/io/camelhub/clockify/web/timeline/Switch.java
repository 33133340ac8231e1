package io.camelhub.clockify.web.timeline;

/**
 * A filter that is on or off.
 *
 * @param href where it is the other way
 */
public record Switch(String name, String href, boolean isOn) {
}
