package io.camelhub.clockify.benchmark;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.run.HintOutcome;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.SyncListener;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.webhooks.WebhookTokens.Token;
import io.camelhub.clockify.webhooks.WebhookTokens;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clockify's webhooks send 600 000 deliveries over HTTP as fast as the machine takes them, while syncs go on: half of them about 10 000
 * entries that there are, half about entries that nobody has, each another one. Sender and simulator are in the process of the hub.
 *
 * <p>System property: {@code benchmark.database}, one of H2, POSTGRESQL (if not said), MYSQL.
 */
public final class WebhookFloodBenchmark {

    private static final int DELIVERIES = 600_000;
    private static final int CONNECTIONS = 16;
    private static final int ENTRIES = 10_000;
    private static final long MEBI = 1 << 20;
    private static final String SECRET = "ThisIsTheSecretOfTheWebhook12345";

    private WebhookFloodBenchmark() {
    }

    /** Prints the figures. */
    public static void main(String... arguments) throws Exception {
        Dialect dialect = Dialect.named(System.getProperty("benchmark.database", "postgresql").toUpperCase(Locale.ROOT));
        Instant now = Instant.now();
        World world = World.builder().seed(5).people(50).entries(ENTRIES).from(now.minus(Duration.ofDays(90))).to(now).zones("UTC").build();
        int port = freePort();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(dialect), Map.of("clockify.sync-every", "5s",
                        "clockify.tick", "0/5 * * * * ?", "clockify.webhooks.url", "https://hub.example.com", "camel.server.enabled", "true",
                        "camel.server.host", "127.0.0.1", "camel.server.port", Integer.toString(port)))) {
            // what is said of tokens below stays so
            simulator.faults().next(1000, request -> request.path().endsWith("/webhooks"), Fault.status(403));
            hub.sync();
            String workspace = world.workspaceId();
            hub.context().getRegistry().findSingleByType(WebhookTokens.class).replace("acme", workspace,
                    List.of(new Token(SECRET, workspace, "64a687e29ae1f428e7eb0001", "TIME_ENTRY_UPDATED")));
            AtomicLongArray outcomes = new AtomicLongArray(HintOutcome.values().length);
            hub.context().getRegistry().findSingleByType(Progress.class).listen(new SyncListener() {
                @Override
                public void hinted(String workspaceId, HintOutcome outcome) {
                    outcomes.incrementAndGet(outcome.ordinal());
                }
            });
            await(() -> hub.context().getRouteController().getRouteStatus("clockify-webhooks-due").isStarted());
            List<String> ids = world.entries(workspace).stream().map(EntryView::id).toList();
            simulator.requests().reset();
            int runs = hub.runs().size();
            long heapBefore = heap();
            long start = System.nanoTime();
            long rows = flood(hub, port, ids);
            double seconds = (System.nanoTime() - start) / 1e9;
            long heapAfter = heap();
            long syncs = hub.runs().stream().skip(runs).filter(run -> run.kind().equals("sync")).count();
            long waiting = hub.count("select count(*) from clockify_hint");
            await(() -> hub.count("select count(*) from clockify_hint") == 0);
            double all = (System.nanoTime() - start) / 1e9;
            long syncsInAll = hub.runs().stream().skip(runs).filter(run -> run.kind().equals("sync")).count();
            System.out.printf(Locale.ROOT, "%s: %d deliveries in %.0f s, %.0f a second; %d syncs ended meanwhile, %d until all was read%n", dialect, DELIVERIES, seconds,
                    DELIVERIES / seconds, syncs, syncsInAll);
            for (HintOutcome outcome : HintOutcome.values()) {
                System.out.printf(Locale.ROOT, "  %s %d%n", outcome.name().toLowerCase(Locale.ROOT), outcomes.get(outcome.ordinal()));
            }
            System.out.printf(Locale.ROOT, "  heap after a collection: %d MiB before, %d MiB after; the old generation held at most %d MiB; -Xmx %d MiB%n",
                    heapBefore / MEBI, heapAfter / MEBI, mostOld() / MEBI, Runtime.getRuntime().maxMemory() / MEBI);
            System.out.printf(Locale.ROOT, "  rows of clockify_hint: at most %d, %d at the end; all read %.0f s after the first delivery, in %d requests%n",
                    rows, waiting, all, simulator.requests().count());
        }
        System.exit(0);
    }

    /** Sends them all; returns how many hints were stored at a time, at most. */
    private static long flood(Hub hub, int port, List<String> ids) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failed = new AtomicReference<>();
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread sender = new Thread(() -> {
                try {
                    send(port, ids, next);
                } catch (RuntimeException e) {
                    failed.set(e);
                }
            }, "sender " + i);
            sender.start();
            senders.add(sender);
        }
        long rows = 0;
        while (senders.stream().anyMatch(Thread::isAlive)) {
            Thread.sleep(1000);
            rows = Math.max(rows, hub.count("select count(*) from clockify_hint"));
        }
        if (failed.get() != null) {
            throw failed.get();
        }
        return rows;
    }

    private static void send(int port, List<String> ids, AtomicInteger next) {
        Random random = new Random(port);
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = next.getAndIncrement(); i < DELIVERIES; i = next.getAndIncrement()) {
                String id = i % 2 == 0 ? ids.get(random.nextInt(ids.size())) : String.format("64a687e2aaaaaaaa%08x", i);
                String body = "{\"id\":\"" + id + "\",\"description\":\"Something that was done\",\"tags\":[],\"billable\":true,\"user\":{\"id\":\""
                        + ids.get(0) + "\",\"name\":\"Somebody\"},\"timeInterval\":{\"start\":\"2026-11-20T10:00:00Z\",\"end\":\"2026-11-20T11:00:00Z\"}}";
                out.write(("POST /clockify/webhooks/acme HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nClockify-Signature: " + SECRET
                        + "\r\nClockify-Webhook-Event-Type: TIME_ENTRY_UPDATED\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
                String answer = head(in);
                if (!answer.startsWith("HTTP/1.1 204")) {
                    throw new IllegalStateException(answer);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The head of an answer, which has no body. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int letter = in.read();
            if (letter < 0) {
                throw new IOException("the hub ended the connection: " + head);
            }
            head.append((char) letter);
        }
        return head.toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that the old generation ever held, garbage included. */
    private static long mostOld() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().matches(".*(Old|Tenured).*"))
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        while (!condition.holds()) {
            Thread.sleep(500);
        }
    }
}
