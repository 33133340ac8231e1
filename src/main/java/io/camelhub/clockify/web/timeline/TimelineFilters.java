package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.timeline.FilterChoices;
import io.camelhub.clockify.web.page.FilterMenu.Choice;
import io.camelhub.clockify.web.page.FilterMenu.Field;
import io.camelhub.clockify.web.page.FilterMenu.Form;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.PageText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The filter menus of the timeline. */
@Decision
public final class TimelineFilters {

    private static final int LONGEST = 60;
    private static final Map<String, String> BILLABLE = new LinkedHashMap<>();

    static {
        BILLABLE.put("yes", "yes");
        BILLABLE.put("no", "no");
    }

    private final TimelineChoice choice;
    private final FilterChoices choices;

    TimelineFilters(TimelineChoice choice, FilterChoices choices) {
        this.choice = choice;
        this.choices = choices;
    }

    /**
     * The menus, without those that have no options.
     *
     * @param person the chosen person, in words
     */
    List<FilterMenu> menus(PageTime time, int usualDays, String person) {
        Map<String, String> people = new LinkedHashMap<>();
        choices.people().forEach(one -> people.put(one.id(), one.name()));
        if (choice.address().has("person")) {
            people.putIfAbsent(choice.address().get("person"), person);
        }
        Map<String, String> types = new LinkedHashMap<>();
        choices.types().forEach(type -> types.put(type, type(type)));
        String text = choice.address().get("text");
        return Stream.of(range(time, usualDays),
                menu("integration", "Integration", "all", values(choices.integrations()), null),
                menu("team", "Team", "all", values(choices.teams()), null),
                menu("person", "Person", "anyone", people, "Name or e-mail"),
                menu("project", "Project", "all", values(choices.projects()), "Name, or a part of it"),
                menu("client", "Client", "all", values(choices.clients()), null),
                menu("tag", "Tag", "any", values(choices.tags()), null),
                menu("billable", "Billable", "any", BILLABLE, null),
                menu("type", "Type", "all", types, null),
                new FilterMenu("Text", text == null ? "any" : "“" + shown(text) + "”", clear("text"), List.of(),
                        form("text", "Part of the title", text == null ? "" : text), true))
                .filter(menu -> menu.choices().size() != 1 || menu.clear() != null).toList();
    }

    /** @param everybody whether the visitor's scope is everybody, unmatched users included */
    List<Switch> switches(boolean everybody) {
        return Stream.of("unmatched", "running", "deleted").filter(name -> everybody || !name.equals("unmatched")).map(name -> {
            boolean isOn = choice.address().has(name);
            return new Switch(name, choice.with(name, isOn ? null : "1").toString(), isOn);
        }).toList();
    }

    private FilterMenu range(PageTime time, int usualDays) {
        DayRange range = choice.range();
        DayRange usual = DayRange.latest(time.today(), usualDays);
        return new FilterMenu("Range", range.name() == null ? time.dates(range) : range.name().toLowerCase(Locale.ROOT),
                range.equals(usual) ? null : choice.in(null).toString(),
                DayRange.readyMade(time.today(), usualDays).stream()
                        .map(one -> new Choice(one.name(), choice.in(one.equals(usual) ? null : one).toString(), one.equals(range))).toList(),
                new Form(TimelineChoice.PATH, kept("range", "from", "to"), List.of(new Field("from", "First day", "date", range.first().toString()),
                        new Field("to", "Last day", "date", range.last().toString())), false), false);
    }

    /**
     * @param values the options with their labels
     * @param written the label of a field for a typed value; null for none
     */
    private FilterMenu menu(String name, String label, String none, Map<String, String> values, String written) {
        return FilterMenu.of(choice.newest(), label, name, none, values, written == null ? null : form(name, written, ""));
    }

    private Form form(String name, String label, String value) {
        return new Form(TimelineChoice.PATH, kept(name), List.of(new Field(name, label, "search", OneLine.of(value))), true);
    }

    private static Map<String, String> values(List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        names.stream().filter(name -> !name.isBlank()).forEach(name -> values.put(name, name));
        return values;
    }

    private String clear(String name) {
        return choice.address().has(name) ? choice.with(name, null).toString() : null;
    }

    /** The other choices, for a form. */
    private Map<String, String> kept(String... but) {
        Map<String, String> kept = new LinkedHashMap<>(choice.newest().chosen());
        kept.keySet().removeAll(List.of(but));
        return kept;
    }

    private static String shown(String text) {
        return OneLine.of(text, LONGEST);
    }

    /** The label of a type of Clockify's, such as {@code Time off}. */
    public static String type(String type) {
        return PageText.capital(shown(type.toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
}
