package io.camelhub.clockify.web.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.camelhub.clockify.model.OneLine;
import java.util.HashMap;
import java.util.Map;

/** Renders the templates of {@code src/main/jte}, compiled with the plugin. Values are escaped for their context: text or attribute. */
public final class Templates {

    private static final String PACKAGE = "io.camelhub.clockify.web.jte";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /**
     * Renders a page.
     *
     * @param template its file, without {@code .jte}
     * @param parameters the template's parameters
     */
    public String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(32_768);
        engine.render(template + ".jte", parameters, output);
        return output.toString();
    }

    /**
     * Renders the page of a view.
     *
     * @param message shown above it; null for none
     */
    public PageAnswer page(String template, Frame frame, Object view, Message message) {
        Map<String, Object> parameters = new HashMap<>(Map.of("frame", frame, "view", view));
        parameters.put("message", message);
        return PageAnswer.html(render(template, parameters));
    }

    /**
     * Renders a page with only a message.
     *
     * @param visitor null where nobody is logged in
     */
    public String message(Visitor visitor, String title, String message) {
        return render("message", Map.of("frame", new Frame(title, null, visitor), "message", OneLine.of(message)));
    }
}
