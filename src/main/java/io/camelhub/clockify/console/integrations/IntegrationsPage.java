package io.camelhub.clockify.console.integrations;

import io.camelhub.clockify.console.page.Frame;
import io.camelhub.clockify.console.page.PageAnswer;
import io.camelhub.clockify.console.page.PageRequest;
import io.camelhub.clockify.console.page.Templates;
import java.util.Map;

/** The integrations, and how each stands. */
public final class IntegrationsPage {

    private final Templates templates;

    public IntegrationsPage(Templates templates) {
        this.templates = templates;
    }

    /** All of them. */
    public PageAnswer page(PageRequest request) {
        return PageAnswer.html(templates.render("message", Map.of("frame", new Frame("Integrations", "Integrations", request.visitor()), "message", "x" + request.address())));
    }
}
