package io.camelhub.clockify.settings;

import java.nio.file.Path;

/**
 * The proxy and the trusted certificates for requests to Clockify.
 *
 * @param proxy null: the proxy of the JVM's system properties
 * @param proxyUser the log-in name at the proxy; null for none
 * @param proxyPassword null where there is no log-in name
 * @param trustStore the file of trusted CA certificates that replaces the JVM's; null: the JVM's. It may not exist
 * @param trustStorePassword null for none
 */
public record NetworkSettings(
        ForwardProxy proxy, String proxyUser, Password proxyPassword, Path trustStore, Password trustStorePassword) {
}
