package io.camelhub.clockify.plugin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The {@code clockify.*} properties of Spring's environment, under the names that the documentation gives them. Camel asks that
 * environment for a property that it knows, but cannot list what is there, and who added an integration gave it a name.
 *
 * <p>The environment is asked each time: what a host changes in it while it runs counts. Names that are no setting's are listed as
 * they are written, so that a slip is reported, except for environment variables, of which anybody may set some.
 */
final class EnvironmentSource implements LoadablePropertiesSource, Ordered {

    /** Behind the files that Camel reads by itself. */
    private static final int BEHIND_FILES = 9_000;

    /** What Spring leaves of a reference to nothing. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:{}]+)}");

    private final ConfigurableEnvironment environment;

    EnvironmentSource(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public String getName() {
        return "clockify-spring-environment";
    }

    @Override
    public int getOrder() {
        return BEHIND_FILES;
    }

    @Override
    public String getProperty(String name) {
        return RelaxedName.ofProperty(name).isPresent() ? value(name) : null;
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties found = new Properties();
        names().forEach((name, written) -> {
            if (filter.test(name)) {
                String value = value(name);
                found.put(name, value != null ? value : Objects.requireNonNullElse(text(written), ""));
            }
        });
        return found;
    }

    @Override
    public void reloadProperties(String location) {
        // it is read each time
    }

    /** The names of settings, and of what was meant to be one, each with the name that it is written under. */
    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> integrations = new TreeSet<>();
        List<String> variables = new ArrayList<>();
        environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance).map(EnumerablePropertySource.class::cast)
                .forEach(source -> {
                    if (source instanceof SystemEnvironmentPropertySource) {
                        variables.addAll(List.of(source.getPropertyNames()));
                        return;
                    }
                    for (String written : source.getPropertyNames()) {
                        Optional<RelaxedName> name = RelaxedName.ofProperty(written);
                        name.map(RelaxedName::integration).ifPresent(integrations::add);
                        names.put(name.map(RelaxedName::property).orElse(written), written);
                    }
                });
        variables.forEach(variable -> RelaxedName.ofVariable(variable, integrations)
                .ifPresent(name -> names.putIfAbsent(name.property(), variable)));
        return names;
    }

    /** What the environment says, a list as one text; null where it says nothing. */
    private String value(String name) {
        String value = text(name);
        if (value == null) {
            List<String> items = Stream.iterate(0, i -> i + 1).map(i -> text(name + "[" + i + "]")).takeWhile(Objects::nonNull).toList();
            value = items.isEmpty() ? null : String.join(", ", items);
        }
        return value;
    }

    /** As the environment gives it, but for a reference to nothing: that stays one, so that it counts as not set. */
    private String text(String name) {
        return environment.getPropertySources().stream().map(source -> source.getProperty(name)).filter(Objects::nonNull).findFirst()
                .map(value -> environment.resolvePlaceholders(value.toString()))
                .map(value -> REFERENCE.matcher(VARIABLE.matcher(value).replaceAll("{{env:$1}}")).replaceAll("{{$1}}"))
                .orElse(null);
    }
}
