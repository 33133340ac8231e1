package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.FilterChoices.Person;
import io.camelhub.clockify.timeline.FilterChoices;
import io.camelhub.clockify.timeline.Unit;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu.Choice;
import io.camelhub.clockify.web.page.FilterMenu.Field;
import io.camelhub.clockify.web.page.FilterMenu.Form;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.PageText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filter menus of the activity page. */
@Decision
final class ActivityFilters {

    private final ActivityChoice choice;
    private final Address address;

    private ActivityFilters(ActivityChoice choice) {
        this.choice = choice;
        this.address = choice.address().with("all", null).with("lines", null);
    }

    /** The menus in order, without those that have no options. */
    static List<FilterMenu> of(ActivityChoice choice, FilterChoices choices) {
        ActivityFilters filters = new ActivityFilters(choice);
        List<Person> employees = choices.people().stream().filter(Person::isEmployee).toList();
        return Stream.concat(
                Stream.of(filters.oneOf("By", "unit", choice.unit(), Unit.values()), filters.oneOf("Of", "by", choice.by(), By.values()),
                        filters.range()),
                Stream.of(filters.menu("Integration", "all", choices.integrations(), name -> name, name -> name),
                        filters.menu("Team", "all", choices.teams(), name -> name, name -> name),
                        filters.menu("Person", "anyone", employees, Person::id, Person::name),
                        filters.menu("Project", "all", choices.projects(), name -> name, name -> name),
                        filters.menu("Client", "all", List.<String>of(), name -> name, name -> name))
                        .filter(menu -> menu.choices().size() > 2 || menu.clear() != null)).toList();
    }

    private <T> FilterMenu menu(String label, String none, List<T> values, Function<T, String> value, Function<T, String> words) {
        Map<String, String> named = values.stream().collect(Collectors.toMap(value, words, (one, other) -> one, LinkedHashMap::new));
        return FilterMenu.of(address, label, label.toLowerCase(Locale.ROOT), none, named, null);
    }

    private FilterMenu oneOf(String label, String parameter, Enum<?> current, Enum<?>[] all) {
        List<Choice> list = Arrays.stream(all).map(one -> new Choice(PageText.capital(ActivityChoice.key(one)),
                address.with(parameter, ActivityChoice.key(one)).toString(), one == current)).toList();
        return new FilterMenu(label, ActivityChoice.key(current), null, list, null, false);
    }

    private FilterMenu range() {
        Address free = address.with("from", null).with("to", null).with("range", null);
        return new FilterMenu("Range", choice.span() == null ? ActivityWords.range(choice.from(), choice.to()) : choice.span().words(), null,
                Arrays.stream(Span.values()).map(one -> new Choice(PageText.capital(one.words()), free.with("range", one.key()).toString(),
                        one == choice.span())).toList(),
                new Form(free.path(), free.chosen(), List.of(new Field("from", "First day", "date", choice.from().toString()),
                        new Field("to", "Last day", "date", choice.to().toString())), false), false);
    }
}
