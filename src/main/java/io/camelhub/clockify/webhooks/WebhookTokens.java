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
 * The secrets by which Clockify's webhooks show that they are Clockify's: of each webhook that points here, as Clockify lists it. In
 * memory only; they stand in no table, no log and no text of an exception. Safe for use by several threads.
 */
public final class WebhookTokens {

    private final Map<String, Map<String, List<Token>>> known = new ConcurrentHashMap<>();
    private final Set<String> wanted = ConcurrentHashMap.newKeySet();
    private final Set<String> current = ConcurrentHashMap.newKeySet();

    /**
     * One webhook's.
     *
     * @param secret its {@code authToken}, which each delivery carries in the header {@code Clockify-Signature}
     * @param workspaceId the workspace it belongs to, and whose entries it may speak of
     * @param webhookId its id
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

    /** Knows these from now on, in the place of all that it knew of an integration in a workspace. */
    public void replace(String integration, String workspaceId, List<Token> tokens) {
        List<Token> own = List.copyOf(tokens);
        if (own.stream().anyMatch(token -> !token.workspaceId().equals(workspaceId))) {
            throw new IllegalArgumentException("a webhook is of another workspace than " + workspaceId);
        }
        known.computeIfAbsent(integration, none -> new ConcurrentHashMap<>()).put(workspaceId, own);
    }

    /** Forgets the integrations that are not among these. */
    public void retain(Set<String> integrations) {
        known.keySet().retainAll(integrations);
        wanted.retainAll(integrations);
        current.retainAll(integrations);
    }

    /**
     * Says whether Clockify's lists of an integration were read, in all its workspaces, and nothing is known to have changed in them
     * since: where they were not, a signature that is not known may be one of theirs.
     */
    public void setCurrent(String integration, boolean isCurrent) {
        if (isCurrent) {
            current.add(integration);
        } else {
            current.remove(integration);
        }
    }

    /** Whether a signature that is not known is none of Clockify's; false for an integration that is not known. */
    public boolean isCurrent(String integration) {
        return current.contains(integration);
    }

    /**
     * Which webhook a delivery is from. It takes as long for a signature that is nearly right as for any other.
     *
     * @param signature the header {@code Clockify-Signature}; null where there is none
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

    /** How many webhooks of an integration are known. */
    public int count(String integration) {
        return known.getOrDefault(integration, Map.of()).values().stream().mapToInt(List::size).sum();
    }

    /** A delivery carried a signature that is not known: Clockify's list of webhooks is worth another look. */
    public void unknown(String integration) {
        wanted.add(integration);
    }

    /** Whether another look is worth it, since this was asked last; asking takes it back. */
    public boolean takeUnknown(String integration) {
        return wanted.remove(integration);
    }
}
