package io.camelhub.clockify.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.camelhub.clockify.model.OneLine;
import java.util.HashMap;
import java.util.Map;

/** The pages of {@code src/main/jte}, compiled with the plugin. What they show is escaped by its place: text, attribute. */
public final class Templates {

    private static final String PACKAGE = "io.camelhub.clockify.web.jte";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /**
     * Writes a page.
     *
     * @param template its file, without {@code .jte}
     * @param parameters those that it declares
     */
    public String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(32_768);
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /**
     * A page of a view.
     *
     * @param view what it shows
     * @param message what is said above it; null for nothing
     */
    public PageAnswer page(String template, Frame frame, Object view, Message message) {
        Map<String, Object> parameters = new HashMap<>(Map.of("frame", frame, "view", view));
        parameters.put("message", message);
        return PageAnswer.html(render(template, parameters));
    }

    /**
     * A page that says what happened and what to do.
     *
     * @param visitor null where nobody is logged in
     */
    public String message(Visitor visitor, String title, String message) {
        return render("message", Map.of("frame", new Frame(title, null, visitor), "message", OneLine.of(message)));
    }
}
