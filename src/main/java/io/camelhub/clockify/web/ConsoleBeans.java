package io.camelhub.clockify.web;

import io.camelhub.clockify.http.NeededLibraries.Library;
import io.camelhub.clockify.http.NeededLibraries;
import io.camelhub.clockify.web.page.Assets;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * What {@code clockify-console.camel.yaml} begins with. It can be made in any host: it names no class of a library that a host may lack,
 * and makes the beans of the console where the host has all of them.
 */
public final class ConsoleBeans implements CamelContextAware {

    private static final String FILE = "clockify-console.camel.yaml";

    private CamelContext context;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.context = camelContext;
    }

    /** Makes the beans; called by the YAML. */
    public void init() {
        if (isPossible()) {
            new Console(context).init();
        }
    }

    /** Whether the host has what the console needs. Without that its routes are not made. */
    public boolean isPossible() {
        return NeededLibraries.of(context, FILE, "run 'clockify console serve' beside this host",
                NeededLibraries.SERVER,
                new Library("gg.jte:jte-runtime", "gg/jte/TemplateEngine.class"),
                new Library("at.favre.lib:bcrypt", "at/favre/lib/crypto/bcrypt/BCrypt.class"),
                new Library("org.webjars.npm:htmx.org:" + Assets.HTMX_VERSION, Assets.HTMX)).areThere();
    }
}
