package io.camelhub.clockify.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends what happens in a world to its webhooks, by HTTP, to loopback only: an address elsewhere is one that does not answer. At first
 * each delivery is sent once, at once and in order; what goes wrong on the way is drawn from a seeded random. Thread-safe.
 */
public final class Deliveries implements AutoCloseable {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int REMEMBERED = 100;
    private static final int LONGEST_RESPONSE = 200;

    private final World world;
    private final Shapes shapes;
    private final Consumer<Happening> listener = this::happened;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledThreadPoolExecutor threads;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final List<Delivery> past = new ArrayList<>();
    private Random random = new Random(1);
    private Duration least = Duration.ZERO;
    private Duration most = Duration.ZERO;
    private double doubles;
    private double replays;
    private double losses;
    private int tries = 3;
    private Duration pause = Duration.ofMillis(200);
    private int failuresUntilOff = 10;

    Deliveries(World world, Shapes shapes) {
        this.world = world;
        this.shapes = shapes;
        this.threads = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "clockify-simulator-webhooks");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        world.listeners.add(listener);
    }

    private record Delivery(String id, String webhookId, String workspaceId, String event, byte[] body) {
    }

    /** From where on the rest is drawn. */
    public synchronized Deliveries seed(long seed) {
        random = new Random(seed);
        return this;
    }

    /** How much later, in real time, a delivery is sent; where the bounds differ, deliveries overtake each other. */
    public synchronized Deliveries delay(Duration shortest, Duration longest) {
        least = shortest;
        most = longest;
        return this;
    }

    /** How likely a delivery comes twice, from 0 to 1. */
    public synchronized Deliveries doubles(double chance) {
        doubles = chance;
        return this;
    }

    /** How likely one of the last hundred comes once more after a delivery. */
    public synchronized Deliveries replays(double chance) {
        replays = chance;
        return this;
    }

    /** How likely a delivery is never sent. */
    public synchronized Deliveries losses(double chance) {
        losses = chance;
        return this;
    }

    /** How often a delivery is tried that no 2xx answers, and how long after the try before; three times at the start, after 0.2 s. */
    public synchronized Deliveries tries(int number, Duration between) {
        tries = number;
        pause = between;
        return this;
    }

    /** After how many deliveries that failed, one after the other, a webhook is switched off; ten at the start. */
    public synchronized Deliveries switchOffAfter(int failures) {
        failuresUntilOff = failures;
        return this;
    }

    /** How many deliveries may be under way at once; one at the start, so that they stay in order. */
    public Deliveries atOnce(int number) {
        threads.setCorePoolSize(number);
        return this;
    }

    /** Nothing is under way any more. */
    public boolean isIdle() {
        return pending.get() == 0;
    }

    /** How many were answered by 2xx, doubles and replays too. */
    public int delivered() {
        return delivered.get();
    }

    /** How many were never sent, or not answered by 2xx at the last try. */
    public int lost() {
        return lost.get();
    }

    /** Under the world's lock: what is sent is how it was at that moment. */
    private void happened(Happening happening) {
        Workspace ws = happening.workspace();
        List<Webhook> wanted = world.webhooks.of(ws.id).stream()
                .filter(webhook -> webhook.event().equals(happening.event()) && isOn(webhook, ws.plan) && webhook.isAbout(happening.about())).toList();
        if (!wanted.isEmpty()) {
            byte[] body = Shapes.bytes(json -> shapes.happening(json, happening));
            wanted.forEach(webhook -> send(new Delivery(world.newId(world.now()), webhook.id(), ws.id, happening.event(), body)));
        }
    }

    private boolean isOn(Webhook webhook, Plan plan) {
        return webhook.enabled() && webhook.deliveryEnabled() && world.webhooks.isWithin(plan, webhook);
    }

    private synchronized void send(Delivery delivery) {
        if (random.nextDouble() < losses) {
            lost.incrementAndGet();
            return;
        }
        later(delivery, 1, drawn());
        if (random.nextDouble() < doubles) {
            later(delivery, 1, drawn());
        }
        if (!past.isEmpty() && random.nextDouble() < replays) {
            later(past.get(random.nextInt(past.size())), 1, drawn());
        }
        past.add(delivery);
        if (past.size() > REMEMBERED) {
            past.remove(0);
        }
    }

    private Duration drawn() {
        return least.plusMillis((long) (random.nextDouble() * most.minus(least).toMillis()));
    }

    private void later(Delivery delivery, int attempt, Duration wait) {
        pending.incrementAndGet();
        try {
            threads.schedule(() -> attempt(delivery, attempt), wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            pending.decrementAndGet();
            lost.incrementAndGet();
        }
    }

    private void attempt(Delivery delivery, int attempt) {
        try {
            Webhook webhook = world.webhooks.find(delivery.workspaceId(), delivery.webhookId());
            if (webhook == null || !webhook.enabled() || !webhook.deliveryEnabled()) {
                lost.incrementAndGet();
                return;
            }
            WebhookLog log = deliver(webhook, delivery);
            world.webhooks.log(log);
            if (log.succeeded()) {
                delivered.incrementAndGet();
                world.webhooks.change(webhook.id(), one -> one.withDelivery(0, one.deliveryEnabled()));
            } else {
                failed(delivery, attempt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pending.decrementAndGet();
        }
    }

    private synchronized void failed(Delivery delivery, int attempt) {
        if (attempt < tries) {
            later(delivery, attempt + 1, pause);
            return;
        }
        lost.incrementAndGet();
        world.webhooks.change(delivery.webhookId(), one -> one.withDelivery(one.failures() + 1, one.failures() + 1 < failuresUntilOff));
    }

    private WebhookLog deliver(Webhook webhook, Delivery delivery) throws InterruptedException {
        int status = 0;
        String answer = "";
        try {
            URI url = URI.create(webhook.url());
            if (LOOPBACK.contains(String.valueOf(url.getHost()))) {
                HttpResponse<String> response = http.send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json;charset=UTF-8")
                        .header("Clockify-Signature", webhook.token())
                        .header("Clockify-Webhook-Event-Type", delivery.event())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body())).build(), HttpResponse.BodyHandlers.ofString());
                status = response.statusCode();
                answer = response.body();
            }
        } catch (IOException | IllegalArgumentException e) {
            answer = String.valueOf(e.getMessage());
        }
        return new WebhookLog(world.newId(world.now()), webhook.id(), delivery.id(), new String(delivery.body(), StandardCharsets.UTF_8),
                world.now(), status, answer.substring(0, Math.min(LONGEST_RESPONSE, answer.length())));
    }

    @Override
    public void close() {
        world.listeners.remove(listener);
        threads.shutdownNow();
    }
}
