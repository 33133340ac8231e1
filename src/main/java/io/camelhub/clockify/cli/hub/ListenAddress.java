package io.camelhub.clockify.cli.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/**
 * Where one of Camel's HTTP servers is to listen, as the settings file has it.
 *
 * @param prefix of the two properties, such as {@code camel.server}
 */
record ListenAddress(String prefix, String host, String port) {

    /** On this machine alone, unless the file says otherwise. */
    static final String LOOPBACK = "127.0.0.1";

    static ListenAddress of(Properties written, String prefix, String port) {
        return new ListenAddress(prefix, written.getProperty(prefix + ".host", LOOPBACK).strip(),
                written.getProperty(prefix + ".port", port).strip());
    }

    /** Why nobody can listen there, and what to do; null where somebody can, or where only Camel can read the address. */
    String closedBecause() {
        return HubSettings.isReference(host + port) || isFree() ? null
                : host + ":" + port + " cannot be listened at: something else does, or it is no address of this machine; "
                        + "set " + prefix + ".port or " + prefix + ".host";
    }

    boolean isFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, Integer.parseInt(port)));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            // why is no matter: Camel's server would not start either
            return false;
        }
    }
}
