package io.camelhub.clockify.web;

import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue of integrations that can be added, by category. */
public final class CataloguePage {

    private final List<Descriptor> all = Descriptor.all();
    private final Templates templates;

    public CataloguePage(Templates templates) {
        this.templates = templates;
    }

    public record Category(String name, List<Descriptor> entries) {
    }

    /**
     * @param text the search text; empty for none
     * @param summary the number of results
     */
    public record View(String text, String summary, List<Category> categories) {
    }

    public PageAnswer page(PageRequest request) {
        String text = request.address().has("text") ? PageText.text(request.address().get("text")) : "";
        Map<String, List<Descriptor>> found = new TreeMap<>();
        all.stream().filter(one -> one.matches(text)).forEach(one -> found.computeIfAbsent(one.category(), none -> new ArrayList<>()).add(one));
        int shown = found.values().stream().mapToInt(List::size).sum();
        View view = new View(text, shown + " of " + all.size(),
                found.entrySet().stream().map(one -> new Category(one.getKey(), one.getValue())).toList());
        return PageAnswer.html(templates.render("connect/catalogue",
                Map.of("frame", new Frame("Add integration", "Integrations", request.visitor()), "view", view)));
    }
}
