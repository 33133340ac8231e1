package io.camelhub.clockify.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A PostgreSQL that can be stopped and started again, at the same address and with the same data. */
public final class RestartablePostgres implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    private RestartablePostgres(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.server = launch();
    }

    /** Starts one that keeps its data in a folder, and is as durable as a hub's. */
    public static RestartablePostgres start(Path folder) throws IOException {
        return new RestartablePostgres(folder, freePort());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start();
    }

    public TestDatabases.Access access() {
        return new TestDatabases.Access("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "");
    }

    /** Breaks all connections, and starts it again. */
    public void restart() throws IOException {
        server.close();
        server = launch();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
