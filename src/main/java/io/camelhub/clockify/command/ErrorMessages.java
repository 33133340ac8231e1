package io.camelhub.clockify.command;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.settings.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.RuntimeExpressionException;

/** Translates an exception into words for an admin: the problem and, where it is known, the setting to change. */
public final class ErrorMessages {

    private static final Pattern NOBODY = Pattern.compile("No consumers available on endpoint: direct://([\\w.-]+?)\\. ");
    private static final String OURS = "io.camelhub.clockify.";

    private ErrorMessages() {
    }

    /** The message on one line, with the default name of the DataSource. */
    public static String of(Throwable thrown) {
        return of(thrown, Setting.DATASOURCE.defaultText());
    }

    /**
     * The message on one line.
     *
     * @param dataSource name of the DataSource bean, whose properties the text names
     */
    public static String of(Throwable thrown, String dataSource) {
        List<Throwable> causes = causes(thrown);
        return failure(causes).map(Throwable::getMessage).map(OneLine::of)
                .or(() -> DatabaseErrors.explain(causes, dataSource))
                .or(() -> ours(causes))
                .orElseGet(() -> message(causes));
    }

    /** Whether a setting or an argument is certainly the cause. */
    public static boolean isWrongInput(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        return failure(causes).map(CommandFailedException::isWrongInput).orElseGet(() -> DatabaseErrors.isWrongSetting(causes));
    }

    private static Optional<CommandFailedException> failure(List<Throwable> causes) {
        return causes.stream().filter(CommandFailedException.class::isInstance).map(CommandFailedException.class::cast).findFirst();
    }

    /** The message of the plugin's own exception, which is written for an admin, unlike Camel's around it. */
    private static Optional<String> ours(List<Throwable> causes) {
        return causes.stream()
                .filter(cause -> cause.getClass().getName().startsWith(OURS) && cause.getMessage() != null)
                .map(cause -> OneLine.of(cause.getMessage()))
                .findFirst();
    }

    /** The message for a called route that was not started. */
    public static String noRoute(String name) {
        return "no route begins with direct:" + name + ": it is missing among those that are used, which are those of the folder "
                + "routes/ beside the settings file where there is one, else the distribution's";
    }

    private static String message(List<Throwable> causes) {
        for (Throwable cause : causes) {
            Matcher nobody = NOBODY.matcher(String.valueOf(cause.getMessage()));
            if (nobody.find()) {
                return noRoute(nobody.group(1));
            }
        }
        String message = null;
        for (Throwable cause : causes) {
            boolean wrapper = cause instanceof CamelExecutionException
                    || cause instanceof FailedToStartRouteException
                    || cause instanceof RuntimeExpressionException
                    || cause.getClass() == RuntimeCamelException.class;
            if (cause.getMessage() != null && (message == null || !wrapper)) {
                message = cause.getMessage();
                if (!wrapper) {
                    break;
                }
            }
        }
        return message == null ? causes.get(0).getClass().getSimpleName() : OneLine.of(message, 600);
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
