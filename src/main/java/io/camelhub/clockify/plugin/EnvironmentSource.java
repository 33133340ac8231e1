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
 * The {@code clockify.*} properties of Spring's environment, under their documented names. Camel can look up a known property in that environment,
 * but cannot list its names, and the names of integrations are not known.
 *
 * <p>The environment is read at each call, so that changes in a running host take effect. Unknown names are listed as written, to report spelling
 * errors, except for environment variables, which may belong to anybody.
 */
final class EnvironmentSource implements LoadablePropertiesSource, Ordered {

    /** After the files that Camel reads itself. */
    private static final int BEHIND_FILES = 9_000;

    /** What Spring leaves of an unresolved reference. */
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
        // read at each call
    }

    /** The names of settings, misspelled ones included, each with the name under which it is written. */
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

    /** The environment's value, a list as one text; null for none. */
    private String value(String name) {
        String value = text(name);
        if (value == null) {
            List<String> items = Stream.iterate(0, i -> i + 1).map(i -> text(name + "[" + i + "]")).takeWhile(Objects::nonNull).toList();
            value = items.isEmpty() ? null : String.join(", ", items);
        }
        return value;
    }

    /** The environment's value; an unresolved reference stays one, so that it counts as not set. */
    private String text(String name) {
        return environment.getPropertySources().stream().map(source -> source.getProperty(name)).filter(Objects::nonNull).findFirst()
                .map(value -> environment.resolvePlaceholders(value.toString()))
                .map(value -> REFERENCE.matcher(VARIABLE.matcher(value).replaceAll("{{env:$1}}")).replaceAll("{{$1}}"))
                .orElse(null);
    }
}
