package io.camelhub.clockify.stream;

import io.camelhub.clockify.database.DeclaredTables;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import io.camelhub.clockify.settings.TypoSuggester;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which streams are declared, and which of them an integration is to read. A file that is saved, added or deleted counts a second later.
 * One with a mistake is left out, and said in the log; the others go on. Safe for use by several threads.
 */
public final class StreamCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(StreamCatalogue.class);
    private static final long LOOKS_EVERY = 1_000_000_000;
    private static final String SCHEME = "file:";

    private final StreamFiles files;
    private final Function<String, List<String>> named;
    private final Supplier<Collection<String>> integrations;
    private final Predicate<StreamDeclaration> allowed;
    private final LongSupplier nanos;
    private final Set<String> taken = DeclaredTables.ofThePlugin();
    private StreamFiles.State state;
    private Declared declared;
    private long lookedAt;

    /**
     * What the files declare.
     *
     * @param streams  without a mistake; parents stand before their children
     * @param mistakes in the order of the files
     */
    public record Declared(List<StreamDeclaration> streams, List<StreamMistake> mistakes) {

        public Declared {
            streams = List.copyOf(streams);
            mistakes = List.copyOf(mistakes);
        }

        /** The stream of a name. */
        public Optional<StreamDeclaration> stream(String name) {
            return streams.stream().filter(stream -> stream.name().equals(name)).findFirst();
        }
    }

    /** The streams of a context: in {@code streams} beside its routes and beside the settings, and in the jar. */
    public StreamCatalogue(CamelContext context, ClockifySettings settings) {
        this(() -> folders(context, settings), settings::streams,
                () -> settings.integrations().integrations().stream().map(integration -> integration.name()).toList(), settings::rates, System::nanoTime);
    }

    StreamCatalogue(Supplier<List<Path>> folders, Function<String, List<String>> named, Supplier<Collection<String>> integrations,
            Supplier<Boolean> rates, LongSupplier nanos) {
        this.files = new StreamFiles(folders);
        this.named = named;
        this.integrations = integrations;
        this.allowed = stream -> !stream.money() || rates.get();
        this.nanos = nanos;
    }

    private static List<Path> folders(CamelContext context, ClockifySettings settings) {
        Stream<Path> besideSettings = settings.settingsFiles().stream().limit(1)
                .flatMap(file -> Stream.of(file.resolveSibling("my-routes"), file.resolveSibling("routes")));
        Stream<Path> besideRoutes = context.getRoutes().stream().map(Route::getSourceResource)
                .filter(resource -> resource != null && resource.getLocation().startsWith(SCHEME))
                .map(Resource::getLocation).map(location -> Path.of(location.substring(SCHEME.length())).resolveSibling(""));
        return Stream.concat(besideSettings, besideRoutes).map(folder -> folder.toAbsolutePath().normalize()).distinct()
                .map(folder -> folder.resolve("streams")).toList();
    }

    /** What is declared now. */
    public synchronized Declared declared() {
        if (declared == null || nanos.getAsLong() - lookedAt > LOOKS_EVERY) {
            StreamFiles.State now = files.state();
            if (!now.equals(state)) {
                Set<StreamMistake> before = declared == null ? Set.of() : Set.copyOf(declared.mistakes());
                declared = read();
                state = now;
                declared.mistakes().stream().filter(mistake -> !before.contains(mistake))
                        .forEach(mistake -> LOG.warn("A stream is left out: {}", mistake));
            }
            lookedAt = nanos.getAsLong();
        }
        return declared;
    }

    private Declared read() {
        List<StreamMistake> mistakes = new ArrayList<>();
        Map<String, StreamDeclaration> byName = new LinkedHashMap<>();
        Set<String> leftOut = new HashSet<>();
        for (StreamFiles.Content file : files.contents()) {
            if (file.text() == null) {
                mistakes.add(new StreamMistake(file.name(), 1, "the file cannot be read", "allow reading it, and save it as UTF-8"));
                continue;
            }
            StreamParser.Result result = StreamParser.parse(file.name(), file.text());
            mistakes.addAll(result.mistakes());
            if (result.name() != null && result.declaration() == null) {
                leftOut.add(result.name());
            }
            StreamDeclaration stream = result.declaration();
            if (stream == null || file.shipped() && (byName.containsKey(stream.name()) || leftOut.contains(stream.name()))) {
                // a file of one's own stands for the jar's, whatever its name
                continue;
            }
            if (taken.contains(stream.table()) && !stream.names()) {
                leftOut.add(stream.name());
                mistakes.add(new StreamMistake(file.name(), result.line(), stream.table() + " is a table of the plugin's own",
                        StreamDeclaration.NAMES.contains(stream.name()) ? "write names: true" : "take another name"));
            } else if (byName.putIfAbsent(stream.name(), stream) != null) {
                mistakes.add(new StreamMistake(file.name(), result.line(), "there is a stream " + stream.name() + " in "
                        + byName.get(stream.name()).file() + " already", "rename or delete one of them"));
            }
        }
        return withParents(byName, leftOut, mistakes);
    }

    /** The streams whose parents are there, too. */
    private static Declared withParents(Map<String, StreamDeclaration> byName, Set<String> leftOut, List<StreamMistake> mistakes) {
        List<StreamDeclaration> streams = new ArrayList<>(byName.values().stream().filter(stream -> stream.each() == null).toList());
        for (StreamDeclaration stream : byName.values()) {
            if (stream.each() != null) {
                Optional<StreamMistake> mistake = mistakeOfParent(stream, byName, leftOut);
                mistake.ifPresentOrElse(mistakes::add, () -> streams.add(stream));
            }
        }
        return new Declared(streams, mistakes);
    }

    private static Optional<StreamMistake> mistakeOfParent(StreamDeclaration stream, Map<String, StreamDeclaration> byName, Set<String> leftOut) {
        StreamDeclaration parent = byName.get(stream.each().stream());
        int line = stream.each().line();
        if (parent == null) {
            return Optional.of(new StreamMistake(stream.file(), line, "its parent " + stream.each().stream()
                    + (leftOut.contains(stream.each().stream()) ? " is left out" : " is no stream"),
                    leftOut.contains(stream.each().stream()) ? "mend the parent's file" : new TypoSuggester(byName.keySet()).nearest(stream.each().stream())
                            .map(nearest -> "did you mean " + nearest + "?").orElse("declare it")));
        }
        if (parent.each() != null || parent.key().size() != 1) {
            return Optional.of(new StreamMistake(stream.file(), line, "its parent " + parent.name()
                    + (parent.each() != null ? " has a parent itself" : " has more than one column as its key"), "take a stream with one key and no parent"));
        }
        if (parent.names() && !stream.each().changed().isEmpty()) {
            return Optional.of(new StreamMistake(stream.file(), line, "its parent " + parent.name() + " does not say when a row changed", "leave out changed"));
        }
        return Stream.concat(stream.each().where().keySet().stream(), stream.each().changed().stream())
                .filter(column -> parent.column(column).isEmpty()).findFirst()
                .map(column -> new StreamMistake(stream.file(), line, parent.name() + " has no column " + column,
                        "take one of " + parent.columns().stream().map(StreamColumn::name).collect(Collectors.joining(", "))));
    }

    /** The streams that an integration is to read, parents before children. A child's parent is read with it, and names always are. */
    public List<StreamDeclaration> wanted(String integration) {
        Declared now = declared();
        List<String> names = named.apply(integration);
        Set<String> wanted = new LinkedHashSet<>();
        now.streams().stream().filter(allowed).filter(stream -> stream.names() || (names == null ? !stream.money() : names.contains(stream.name()))).forEach(stream -> {
            wanted.add(stream.name());
            if (stream.each() != null) {
                wanted.add(stream.each().stream());
            }
        });
        return now.streams().stream().filter(stream -> wanted.contains(stream.name())).toList();
    }

    /** The streams that some integration is to read. */
    public List<StreamDeclaration> wanted() {
        Set<StreamDeclaration> wanted = new HashSet<>();
        integrations.get().forEach(integration -> wanted.addAll(wanted(integration)));
        return declared().streams().stream().filter(wanted::contains).toList();
    }

    /** Why an integration is not to read a stream, in plain words; empty where it is to. */
    public Optional<String> notWantedBecause(StreamDeclaration stream, String integration) {
        if (wanted(integration).contains(stream)) {
            return Optional.empty();
        }
        List<String> names = named.apply(integration);
        return Optional.of(names != null && !names.contains(stream.name()) ? "not among clockify.streams"
                : names == null ? "about money: name it in clockify.streams" + (allowed.test(stream) ? "" : ", and set clockify.rates = true")
                : "about money: set clockify.rates = true");
    }

    /** Names in the settings that no file declares. */
    public List<SettingProblem> problems() {
        List<String> known = declared().streams().stream().map(StreamDeclaration::name).toList();
        Set<SettingProblem> problems = new LinkedHashSet<>();
        for (String integration : integrations.get()) {
            List<String> names = named.apply(integration);
            for (String name : names == null ? List.<String>of() : names) {
                if (!known.contains(name)) {
                    problems.add(new SettingProblem(Setting.STREAMS.property(), "has " + name + ", which is no stream", new TypoSuggester(known).nearest(name)
                            .map(nearest -> "did you mean " + nearest + "?").orElse("'streams list' shows those there are")));
                }
            }
        }
        return List.copyOf(problems);
    }
}
