package io.camelhub.clockify.network;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Serves over TLS, on a port of its own on loopback, what a simulator serves without. */
public final class TlsFront implements AutoCloseable {

    private final int behind;
    private final SSLServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "tls-front");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param url of the simulator
     * @param certificate which it shows, signed by the last of the others, if any
     */
    public TlsFront(String url, HeldCertificate certificate) throws IOException {
        behind = URI.create(url).getPort();
        listener = (SSLServerSocket) new HandshakeCertificates.Builder().heldCertificate(certificate).build()
                .sslContext().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    /** A URL of the simulator, as it is reached over TLS. */
    public String over(String url) {
        return url.replace("http://127.0.0.1:" + behind, "https://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket("127.0.0.1", behind);
                open.add(client);
                open.add(server);
                threads.execute(() -> copy(client, server));
                threads.execute(() -> copy(server, client));
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    /** A handshake that the client ends is the end of the connection. */
    private static void copy(Socket from, Socket to) {
        try (from; to) {
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int count = from.getInputStream().read(bytes); count >= 0; count = from.getInputStream().read(bytes)) {
                out.write(bytes, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            Thread.yield();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
