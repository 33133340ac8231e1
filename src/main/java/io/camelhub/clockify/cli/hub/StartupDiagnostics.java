package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.StringHelper;

/** Explains which setting keeps Camel from starting, or the database from opening, in words for an admin. */
final class StartupDiagnostics {

    private static final Pattern VARIABLE = Pattern.compile("key \\[env:([^\\]]+)] using function");
    private static final Pattern PLACEHOLDER = Pattern.compile("Property with key \\[([^\\]]+)] not found");
    private static final Pattern BEAN = Pattern.compile("Cannot resolve bean with name (\\S+)");
    private static final Pattern EMPTY = Pattern.compile("Error configuring property: (\\S+) because value is empty");
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?:file:)?((?:\\.|/|[A-Za-z]:)[^;]*).*");

    /** The routes with the endpoint of {@code clockify.work.uri}. */
    private static final Set<String> WORK_ROUTES = Set.of("clockify-hand-over", "clockify-receive");

    private final Path settings;

    StartupDiagnostics(Path settings) {
        this.settings = settings;
    }

    /** Replaces the exception of a start by an explanation, if a setting is the cause. The text repeats no values, which may be passwords. */
    Exception explained(Exception thrown) {
        PropertyBindingException binding = ObjectHelper.getException(PropertyBindingException.class, thrown);
        if (binding != null) {
            String prefix = binding.getOptionPrefix().replaceAll("\\.$", "");
            return CommandFailedException.wrongInput(StringHelper.camelCaseToDash(prefix + "." + binding.getOptionKey())
                    + " cannot be taken: there is no such setting, or its value does not fit it: correct the line in " + settings);
        }
        return words(thrown).<Exception>map(words -> CommandFailedException.wrongInput(words, thrown)).orElse(thrown);
    }

    private Optional<String> words(Exception thrown) {
        ClassNotFoundException type = ObjectHelper.getException(ClassNotFoundException.class, thrown);
        if (type != null) {
            return Optional.of("there is no class " + type.getMessage() + ": correct #class:" + type.getMessage() + " in " + settings
                    + ", or put its jar into ext/");
        }
        NoSuchFileException file = ObjectHelper.getException(NoSuchFileException.class, thrown);
        if (file != null) {
            return Optional.of("there is no file or folder " + file.getFile() + ": correct camel.main.routes-include-pattern in "
                    + settings);
        }
        FailedToCreateRouteException route = ObjectHelper.getException(FailedToCreateRouteException.class, thrown);
        if (route != null && route.getRouteId() != null && WORK_ROUTES.contains(route.getRouteId())) {
            return endpoint(thrown).map(uri -> "clockify.work.uri cannot be used: there is no endpoint '" + uri
                    + "': correct or delete the line in " + settings + ", or put the jar of its Camel component into ext/");
        }
        return placeholder(String.valueOf(thrown.getMessage()));
    }

    private static Optional<String> endpoint(Exception thrown) {
        NoSuchEndpointException unknown = ObjectHelper.getException(NoSuchEndpointException.class, thrown);
        ResolveEndpointFailedException unusable = ObjectHelper.getException(ResolveEndpointFailedException.class, thrown);
        return Optional.ofNullable(unknown != null ? unknown.getUri() : unusable != null ? unusable.getUri() : null);
    }

    private Optional<String> placeholder(String message) {
        Matcher variable = VARIABLE.matcher(message);
        if (variable.find()) {
            return Optional.of("the environment variable " + variable.group(1) + " is not set: set it, or delete the line with {{env:"
                    + variable.group(1) + "}} in " + settings);
        }
        Matcher other = PLACEHOLDER.matcher(message);
        if (other.find()) {
            return Optional.of("{{" + other.group(1) + "}} is set nowhere: set it, or delete the line that names it in " + settings);
        }
        Matcher empty = EMPTY.matcher(message);
        if (empty.find()) {
            return Optional.of(StringHelper.camelCaseToDash(empty.group(1)) + " is empty: write its value, or delete the line in "
                    + settings);
        }
        Matcher bean = BEAN.matcher(message);
        if (bean.find()) {
            String name = "camel.beans." + bean.group(1);
            return Optional.of(name + " is missing beside " + name + ".*: write e.g. " + name
                    + " = #class:com.zaxxer.hikari.HikariDataSource into " + settings);
        }
        return Optional.empty();
    }

    /**
     * Checks that an H2 database file can be opened: H2's own message for a read-only folder is misleading. Creates a missing folder, for its owner
     * only, because H2 stores its server's key there too.
     *
     * @param dataSource name of the DataSource bean
     * @throws CommandFailedException where its folder or its file is not writable
     */
    static void requireWritable(CamelContext context, String dataSource) throws IOException {
        String property = "camel.beans." + dataSource + ".jdbc-url";
        String url = context.resolvePropertyPlaceholders("{{?" + property + "}}");
        Matcher address = H2_FILE.matcher(url == null ? "" : url.strip());
        if (!address.matches()) {
            return;
        }
        Path file = Path.of(address.group(1) + ".mv.db").toAbsolutePath().normalize();
        Path place = file;
        while (!Files.exists(place)) {
            place = place.getParent();
        }
        // if no process has the file open, H2 writes a lock file beside it
        if (place.equals(file) && Files.isWritable(file) && Files.notExists(Path.of(address.group(1) + ".lock.db"))) {
            place = file.getParent();
        }
        if (!Files.isWritable(place) || !place.equals(file) && !Files.isDirectory(place)) {
            throw CommandFailedException.wrongInput("the database cannot be kept in " + file + ", as " + place
                    + " cannot be written: allow it to the user who runs this, or correct " + property);
        }
        OwnerOnly.createFolder(file.getParent());
    }
}
