package io.camelhub.clockify.web;

import io.camelhub.clockify.http.NeededLibraries.Library;
import io.camelhub.clockify.http.NeededLibraries;
import io.camelhub.clockify.web.page.Assets;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The first bean of {@code clockify-console.camel.yaml}. It exists in every host, as it uses no optional library, and creates the other beans where
 * the host has all libraries.
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

    /** Creates the beans; called by the YAML. */
    public void init() {
        if (isPossible()) {
            new Console(context).init();
        }
    }

    /** Whether the host has the libraries for the console; otherwise its routes are left out. */
    public boolean isPossible() {
        return NeededLibraries.of(context, FILE, "run 'clockify console serve' beside this host",
                NeededLibraries.SERVER,
                new Library("gg.jte:jte-runtime", "gg/jte/TemplateEngine.class"),
                new Library("at.favre.lib:bcrypt", "at/favre/lib/crypto/bcrypt/BCrypt.class"),
                new Library("org.webjars.npm:htmx.org:" + Assets.HTMX_VERSION, Assets.HTMX)).areThere();
    }
}
