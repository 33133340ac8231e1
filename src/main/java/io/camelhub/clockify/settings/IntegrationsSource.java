package io.camelhub.clockify.settings;

import static io.camelhub.clockify.settings.SettingProblem.Severity.NOTICE;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.spi.PropertiesSource;

/**
 * The integrations of {@code integrations.properties}, beside the first settings file that Camel reads. Commands and the console write that file,
 * so it may set nothing but integrations. An integration that has a property in another place too is ignored here: otherwise its key could be sent
 * to a host that is set there.
 */
final class IntegrationsSource implements LoadablePropertiesSource, Ordered {

    static final String FILE = "integrations.properties";

    private static final String NAME = "clockify-integrations";
    /** After all properties sources that Camel reads itself. */
    private static final int LAST = 10_000;

    /** The accepted properties of the file, and the problems of the others. */
    private record Read(Properties counting, List<SettingProblem> problems) {
    }

    private final CamelContext context;
    private volatile Read read;

    private IntegrationsSource(CamelContext context) {
        this.context = context;
    }

    /** The properties source of a context, added on the first call. */
    static IntegrationsSource of(CamelContext context) {
        if (context.getPropertiesComponent().getPropertiesSource(NAME) instanceof IntegrationsSource known) {
            return known;
        }
        IntegrationsSource source = new IntegrationsSource(context);
        context.getPropertiesComponent().addPropertiesSource(source);
        return source;
    }

    /** The file, which may not exist; empty where Camel reads no settings file. */
    Optional<SettingsFile> file() {
        return SettingsFile.among(context.getPropertiesComponent().getLocations()).stream().findFirst()
                .map(first -> first.path().resolveSibling(FILE))
                .map(path -> new SettingsFile("file:" + path, path, true));
    }

    /** Whether an integration is defined in the file, and nowhere else. */
    boolean holds(String integration) {
        return read().counting().stringPropertyNames().stream().anyMatch(
                property -> property.startsWith(Setting.INTEGRATIONS + integration + "."));
    }

    /** The problems of the ignored properties. */
    List<SettingProblem> problems() {
        return read().problems();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getOrder() {
        return LAST;
    }

    @Override
    public String getProperty(String name) {
        return name.startsWith(Setting.INTEGRATIONS) ? read().counting().getProperty(name) : null;
    }

    @Override
    public Properties loadProperties() {
        return read().counting();
    }

    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties some = new Properties();
        read().counting().forEach((name, value) -> {
            if (filter.test(name.toString())) {
                some.put(name, value);
            }
        });
        return some;
    }

    @Override
    public void reloadProperties(String location) {
        read = anew();
    }

    /** Reads the file at each call while the context is starting, because other properties sources may still be added. */
    private Read read() {
        Read now = read;
        if (now == null || !context.isStarted()) {
            now = anew();
            read = now;
        }
        return now;
    }

    private Read anew() {
        Properties all = new Properties();
        List<SettingProblem> problems = new ArrayList<>();
        Optional<SettingsFile> file = file();
        if (file.isPresent()) {
            try (Reader text = Files.newBufferedReader(file.get().path())) {
                all.load(text);
            } catch (NoSuchFileException e) {
                // the file does not exist before the first edit
                return before();
            } catch (IOException | IllegalArgumentException e) {
                problems.add(new SettingProblem(file.get().location(), "cannot be read",
                        "allow reading it, and write a backslash as two; until then what was read of it before stays in force"));
                return new Read(before().counting(), problems);
            }
        }
        Set<String> elsewhere = namesElsewhere();
        Set<String> twice = new TreeSet<>();
        Properties counting = new Properties();
        for (String property : new TreeSet<>(all.stringPropertyNames())) {
            Optional<String> name = name(property);
            if (name.isEmpty()) {
                problems.add(new SettingProblem(property, "does not count in " + FILE,
                        "only clockify.integrations.* is read from it; write it into application.properties", NOTICE));
            } else if (elsewhere.contains(name.get())) {
                twice.add(name.get());
            } else {
                counting.put(property, all.getProperty(property).strip());
            }
        }
        twice.forEach(name -> problems.add(new SettingProblem(Setting.INTEGRATIONS + name, "stands in another place too",
                "what " + FILE + " says of it does not count; delete one of them", NOTICE)));
        return new Read(counting, problems);
    }

    private Read before() {
        Read before = read;
        return before == null ? new Read(new Properties(), List.of()) : before;
    }

    private Set<String> namesElsewhere() {
        Set<String> names = new TreeSet<>();
        for (PropertiesSource source : List.copyOf(context.getPropertiesComponent().getPropertiesSources())) {
            if (source != this && source instanceof LoadablePropertiesSource loadable) {
                loadable.loadProperties(property -> property.startsWith(Setting.INTEGRATIONS)).stringPropertyNames()
                        .forEach(property -> name(property).ifPresent(names::add));
            }
        }
        return names;
    }

    private static Optional<String> name(String property) {
        int dot = property.indexOf('.', Setting.INTEGRATIONS.length());
        return property.startsWith(Setting.INTEGRATIONS) && dot > 0
                ? Optional.of(property.substring(Setting.INTEGRATIONS.length(), dot)) : Optional.empty();
    }
}
