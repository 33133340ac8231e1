package io.camelhub.clockify.cli.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Properties;

/**
 * The listen address of one of Camel's HTTP servers in the settings file.
 *
 * @param prefix of the two properties, such as {@code camel.server}
 */
record ListenAddress(String prefix, String host, String port) {

    /** The default: this machine only. */
    static final String LOOPBACK = "127.0.0.1";

    static ListenAddress of(Properties written, String prefix, String port) {
        return new ListenAddress(prefix, written.getProperty(prefix + ".host", LOOPBACK).strip(),
                written.getProperty(prefix + ".port", port).strip());
    }

    /** Why a server cannot listen there, with the remedy; null where it can, or where only Camel can resolve the address. */
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
            // the reason does not matter: Camel's server could not start either
            return false;
        }
    }
}
