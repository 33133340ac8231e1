package io.camelhub.clockify.console.activity;

import io.camelhub.clockify.console.activity.FilterMenu.Choice;
import io.camelhub.clockify.console.page.Address;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.activity.By;
import io.camelhub.clockify.query.activity.Unit;
import io.camelhub.clockify.query.timeline.FilterChoices;
import io.camelhub.clockify.query.timeline.FilterChoices.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the page of activity may be set to. */
@Decision
final class ActivityFilters {

    private static final int LONGEST = 60;

    private final ActivityChoice choice;
    private final Address address;
    private final List<FilterMenu> menus = new ArrayList<>();

    private ActivityFilters(ActivityChoice choice) {
        this.choice = choice;
        this.address = choice.address().with("all", null);
    }

    static List<FilterMenu> of(ActivityChoice choice, FilterChoices choices) {
        ActivityFilters filters = new ActivityFilters(choice);
        filters.units();
        filters.ranges();
        filters.narrowing("Integration", "integration", "all", same(choices.integrations()));
        filters.narrowing("Team", "team", "all", same(choices.teams()));
        filters.narrowing("Person", "person", "anyone", choices.people().stream().filter(Person::isEmployee)
                .collect(Collectors.toMap(Person::id, Person::name, (one, other) -> one, LinkedHashMap::new)));
        filters.narrowing("Project", "project", "all", same(choices.projects()));
        filters.narrowing("Client", "client", "all", Map.of());
        return filters.menus;
    }

    private static Map<String, String> same(List<String> names) {
        return names.stream().collect(Collectors.toMap(name -> name, name -> name, (one, other) -> one, LinkedHashMap::new));
    }

    private void units() {
        menus.add(new FilterMenu("By", ActivityChoice.key(choice.unit()), null, Arrays.stream(Unit.values())
                .map(one -> choice("unit", ActivityChoice.key(one), ActivityWords.capital(ActivityChoice.key(one)), one == choice.unit())).toList(), null));
        menus.add(new FilterMenu("Of", ActivityChoice.key(choice.by()), null, Arrays.stream(By.values())
                .map(one -> choice("by", ActivityChoice.key(one), ActivityWords.capital(ActivityChoice.key(one)), one == choice.by())).toList(), null));
    }

    private Choice choice(String name, String value, String shown, boolean isCurrent) {
        return new Choice(shown, address.with(name, value).toString(), isCurrent);
    }

    private void ranges() {
        Address free = address.with("from", null).with("to", null).with("range", null);
        List<Choice> ready = Arrays.stream(Span.values()).map(one -> new Choice(ActivityWords.capital(one.words()),
                free.with("range", one.key()).toString(), one == choice.span())).toList();
        menus.add(new FilterMenu("Range", choice.span() == null ? ActivityWords.range(choice.from(), choice.to()) : choice.span().words(),
                null, ready, new FilterMenu.Days(free.path(), free.chosen(), choice.from().toString(), choice.to().toString())));
    }

    /** A filter; none where there is nothing to choose. */
    private void narrowing(String label, String name, String none, Map<String, String> values) {
        String chosen = address.get(name);
        if (chosen == null && values.size() < 2) {
            return;
        }
        String without = address.with(name, null).toString();
        List<Choice> list = new ArrayList<>();
        list.add(new Choice(ActivityWords.capital(none), without, chosen == null));
        values.forEach((value, shown) -> list.add(
                new Choice(OneLine.of(shown, LONGEST), address.with(name, value).toString(), value.equals(chosen))));
        menus.add(new FilterMenu(label, chosen == null ? none : OneLine.of(values.getOrDefault(chosen, chosen), LONGEST),
                chosen == null ? null : without, list, null));
    }
}
