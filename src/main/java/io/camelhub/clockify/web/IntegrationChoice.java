package io.camelhub.clockify.web;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.query.Condition.Look;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The filter and the order of the list of integrations; by default all, those that need a person first.
 *
 * @param address the page's address with the choices
 * @param state null for all
 */
@Decision
record IntegrationChoice(Address address, State state, Sort sort) {

    /** The filter by condition. */
    enum State {
        ACT("needs you", one -> one.condition().act()),
        TROUBLE("waits or failed", one -> !one.condition().act() && Set.of(Look.FAULT, Look.WAIT).contains(one.condition().kind().look())),
        FILLING("filling", one -> one.condition().kind().look() == Look.BUSY),
        WELL("up to date", one -> one.condition().kind().look() == Look.WELL),
        PAUSED("paused", one -> one.state() == IntegrationStatus.State.DISABLED);

        private final String words;
        private final Predicate<IntegrationStatus> holds;

        State(String words, Predicate<IntegrationStatus> holds) {
            this.words = words;
            this.holds = holds;
        }
    }

    /** The order of the list. */
    enum Sort {
        NEED("what needs you first", Comparator.comparing(IntegrationChoice::gravity)),
        NAME("by name", Comparator.comparing(one -> 0)),
        ENTRIES("most entries first", Comparator.comparing(IntegrationStatus::entries).reversed()),
        SYNCED("longest not synced first", Comparator.comparing(IntegrationChoice::synced, Comparator.nullsFirst(Comparator.naturalOrder())));

        private final String words;
        private final Comparator<IntegrationStatus> order;

        Sort(String words, Comparator<IntegrationStatus> order) {
            this.words = words;
            this.order = order.thenComparing(IntegrationStatus::name);
        }
    }

    /** Reads the address; unknown values count as the default. */
    static IntegrationChoice of(Address asked) {
        Address address = asked.with("message", null);
        State state = one(State.values(), address.get("state"), null);
        Sort sort = one(Sort.values(), address.get("sort"), Sort.NEED);
        return new IntegrationChoice(address.with("state", state == null ? null : key(state)).with("sort", sort == Sort.NEED ? null : key(sort)), state, sort);
    }

    private static <T extends Enum<T>> T one(T[] all, String chosen, T usual) {
        return Arrays.stream(all).filter(one -> key(one).equals(chosen)).findFirst().orElse(usual);
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    private static int gravity(IntegrationStatus one) {
        Look look = one.condition().kind().look();
        return one.condition().act() ? 0 : look == Look.OFF ? Look.values().length : look.ordinal();
    }

    private static Instant synced(IntegrationStatus one) {
        return one.workspaces().stream().map(WorkspaceStatus::lastRun).filter(Objects::nonNull).map(WorkspaceStatus.LastRun::startedAt)
                .max(Comparator.naturalOrder()).orElse(null);
    }

    /** The integrations that pass the filter, in order. */
    List<IntegrationStatus> of(List<IntegrationStatus> all) {
        return all.stream().filter(one -> state == null || state.holds.test(one)).filter(this::hasText).sorted(sort.order).toList();
    }

    /** Whether each word of the search text is in the name, the state or the name of a workspace. */
    private boolean hasText(IntegrationStatus one) {
        String all = Stream.concat(Stream.of(one.name(), one.condition().words()), one.workspaces().stream().map(WorkspaceStatus::shownName))
                .map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" "));
        return Stream.of(text().toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }

    String text() {
        return address.has("text") ? address.get("text") : "";
    }

    boolean isFiltered() {
        return state != null || address.has("text");
    }

    List<FilterMenu> menus() {
        Map<String, String> states = new LinkedHashMap<>();
        Arrays.stream(State.values()).forEach(one -> states.put(key(one), one.words));
        Map<String, String> sorts = new LinkedHashMap<>();
        Arrays.stream(Sort.values()).filter(one -> one != Sort.NEED).forEach(one -> sorts.put(key(one), one.words));
        return List.of(FilterMenu.of(address, "State", "state", "all", states, null),
                FilterMenu.of(address, "Order", "sort", Sort.NEED.words, sorts, null));
    }
}
