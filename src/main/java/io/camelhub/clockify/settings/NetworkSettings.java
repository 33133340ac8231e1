package io.camelhub.clockify.settings;

import java.nio.file.Path;

/**
 * The way to Clockify, and whom to trust there.
 *
 * @param proxy what requests go by; null: what the JVM says
 * @param proxyUser the name that the proxy knows; null: it wants none
 * @param proxyPassword null where there is no name
 * @param trustStore the file of the certificates that are trusted, in the place of the JVM's; null: the JVM's. It need not be there
 * @param trustStorePassword null where it has none
 */
public record NetworkSettings(
        ForwardProxy proxy, String proxyUser, Password proxyPassword, Path trustStore, Password trustStorePassword) {
}
