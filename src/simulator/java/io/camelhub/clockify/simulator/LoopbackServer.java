package io.camelhub.clockify.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * HTTP/1.1 with keep-alive on loopback, a thread a connection. The JDK's own server would do, but it writes the real time
 * into the {@code Date} header and cannot drop a connection half-way.
 */
final class LoopbackServer implements AutoCloseable {

    private static final int LONGEST_LINE = 65_536;

    private final ServerSocket listener;
    private final Function<Call, Answer> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "clockify-simulator");
        thread.setDaemon(true);
        return thread;
    });

    LoopbackServer(int port, Function<Call, Answer> handler) throws IOException {
        this.handler = handler;
        listener = new ServerSocket(port, 256, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    continue;
                }
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
            OutputStream out = socket.getOutputStream();
            boolean goesOn = true;
            while (goesOn) {
                Call call = read(in, out);
                goesOn = call != null && write(socket, out, handler.apply(call), "close".equalsIgnoreCase(call.header("connection")));
            }
        } catch (IOException e) {
            // The client went away, or close() dropped the connection: there is nobody left to tell.
            open.remove(socket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static Call read(InputStream in, OutputStream out) throws IOException {
        String first = line(in);
        while (first != null && first.isEmpty()) {
            first = line(in);
        }
        if (first == null) {
            return null;
        }
        String[] parts = first.split(" ");
        if (parts.length != 3) {
            throw new IOException("not HTTP");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).trim().toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
            }
        }
        if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        String body = new String(body(in, headers), StandardCharsets.UTF_8);
        int question = parts[1].indexOf('?');
        String path = question < 0 ? parts[1] : parts[1].substring(0, question);
        return new Call(parts[0], path, question < 0 ? "" : parts[1].substring(question + 1), headers, body);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.write(in.readNBytes(size));
                line(in);
            }
            for (String trailer = line(in); trailer != null && !trailer.isEmpty(); ) {
                trailer = line(in);
            }
            return body.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? new byte[0] : in.readNBytes(Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException();
        }
        int semicolon = line.indexOf(';');
        return Integer.parseInt((semicolon < 0 ? line : line.substring(0, semicolon)).trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("line too long");
            }
        }
        return line.toString();
    }

    private boolean write(Socket socket, OutputStream out, Answer answer, boolean lastOne) throws IOException, InterruptedException {
        if (!answer.delay().isZero() && closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        if (answer.delivery() == Answer.Delivery.HANG) {
            return false;
        }
        boolean flood = answer.delivery() == Answer.Delivery.FLOOD;
        StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(answer.status()).append(answer.status() < 400 ? " OK\r\n" : " Error\r\n");
        answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.body().length > 0) {
            head.append("Content-Type: ").append(answer.contentType()).append("\r\n");
        }
        if (!flood) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        head.append(lastOne ? "Connection: close\r\n\r\n" : "\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (answer.delivery() == Answer.Delivery.TRICKLE) {
            return trickle(start, answer.body(), out);
        }
        if (flood) {
            return flood(start, answer.body(), out);
        }
        boolean whole = answer.delivery() == Answer.Delivery.WHOLE;
        int length = whole ? answer.body().length : answer.body().length / 2;
        byte[] message = new byte[start.length + length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(answer.body(), 0, message, start.length, length);
        out.write(message);
        out.flush();
        if (!whole) {
            socket.setSoLinger(true, 0);
        }
        return whole && !lastOne;
    }

    private boolean trickle(byte[] start, byte[] body, OutputStream out) throws IOException, InterruptedException {
        out.write(start);
        for (byte piece : body) {
            out.write(piece);
            out.flush();
            if (closed.await(200, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        return false;
    }

    /** The body ends when the client ends the connection. */
    private static boolean flood(byte[] start, byte[] body, OutputStream out) throws IOException {
        out.write(start);
        while (true) {
            out.write(body);
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (SocketException e) {
                open.remove(socket);
            }
        }
        threads.shutdownNow();
    }
}
