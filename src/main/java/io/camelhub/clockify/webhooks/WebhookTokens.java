package io.camelhub.clockify.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of the webhooks that point to this hub, which authenticate Clockify's deliveries. In memory only: in no table, no log and no
 * exception. Safe for use by several threads.
 */
public final class WebhookTokens {

    private final Map<String, Map<String, List<Token>>> known = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> current = ConcurrentHashMap.newKeySet();

    /**
     * The token of one webhook.
     *
     * @param secret its {@code authToken}, which each delivery has in the header {@code Clockify-Signature}
     * @param workspaceId its workspace, the only one whose entries it may name
     * @param eventType its event, such as {@code NEW_TIME_ENTRY}
     */
    public record Token(String secret, String workspaceId, String webhookId, String eventType) {

        public Token {
            if (secret == null || secret.isBlank()) {
                throw new IllegalArgumentException("a webhook has no token");
            }
            Objects.requireNonNull(workspaceId);
        }

        boolean is(byte[] signature) {
            return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), signature);
        }

        @Override
        public String toString() {
            return "the token of webhook " + webhookId + " in workspace " + workspaceId;
        }
    }

    /** Replaces the tokens of an integration in a workspace. */
    public void replace(String integration, String workspaceId, List<Token> tokens) {
        List<Token> own = List.copyOf(tokens);
        if (own.stream().anyMatch(token -> !token.workspaceId().equals(workspaceId))) {
            throw new IllegalArgumentException("a webhook is of another workspace than " + workspaceId);
        }
        known.computeIfAbsent(integration, none -> new ConcurrentHashMap<>()).put(workspaceId, own);
    }

    /** Removes the tokens of all other integrations. */
    public void retain(Set<String> integrations) {
        known.keySet().retainAll(integrations);
        wanted.retainAll(integrations);
        current.retainAll(integrations);
    }

    /**
     * Sets whether the lists of an integration, in all its workspaces, are read and unchanged: otherwise an unknown signature may be of one of its
     * webhooks.
     */
    public void setCurrent(String integration, boolean isCurrent) {
        if (isCurrent) {
            current.add(integration);
        } else {
            current.remove(integration);
        }
    }

    /** Whether an unknown signature cannot be Clockify's; false for an unknown integration. */
    public boolean isCurrent(String integration) {
        return current.contains(integration);
    }

    /**
     * The webhook of a delivery. Compares in constant time, so that the time reveals nothing of the signature.
     *
     * @param signature the header {@code Clockify-Signature}; null for none
     */
    public Optional<Token> find(String integration, String signature) {
        byte[] bytes = Objects.requireNonNullElse(signature, "").getBytes(StandardCharsets.UTF_8);
        Token[] found = new Token[1];
        known.getOrDefault(integration, Map.of()).values().forEach(tokens -> tokens.forEach(token -> {
            if (token.is(bytes)) {
                found[0] = token;
            }
        }));
        return Arrays.stream(found).filter(Objects::nonNull).findFirst();
    }

    /** The number of known webhooks of an integration. */
    public int count(String integration) {
        return known.getOrDefault(integration, Map.of()).values().stream().mapToInt(List::size).sum();
    }

    /** Records a delivery with an unknown signature, so that Clockify's list is read again. */
    public void unknown(String integration) {
        wanted.add(integration);
    }

    /** Whether such a delivery came since the last call. */
    public boolean takeUnknown(String integration) {
        return wanted.remove(integration);
    }
}
