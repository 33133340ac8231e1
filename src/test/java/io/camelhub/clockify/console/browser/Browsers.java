package io.camelhub.clockify.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.web.ConsoleSite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The windows of a test: closed after it, and none of them may have complained of what a page's policy refuses or of a script that
 * broke. Where there is no Chromium, the tests are skipped, and say so.
 */
final class Browsers implements BeforeAllCallback, AfterEachCallback {

    private final List<Browser> open = new ArrayList<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getenv("BROWSER_REQUIRED") == null && !Browser.isThere()) {
            System.out.println("SKIPPED: the tests of the console in a browser, as there is no Chromium with its driver: "
                    + "apt-get install chromium chromium-driver");
            assumeTrue(false, "no Chromium with its driver on this machine");
        }
    }

    /** A window whose visitor is logged in; a null user is nobody. */
    Browser open(ConsoleSite site, String user, int width) {
        return open(site, user, width, true);
    }

    /**
     * The same.
     *
     * @param scripts whether pages may run theirs
     */
    Browser open(ConsoleSite site, String user, int width, boolean scripts) {
        Browser browser = Browser.open(site.root(), width, scripts);
        open.add(browser);
        if (user != null) {
            browser.logIn(user);
        }
        return browser;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            open.forEach(browser -> assertThat(browser.complaints())
                    .allMatch(line -> !line.contains("Content Security Policy") && !line.contains("Uncaught")));
        } finally {
            open.forEach(Browser::close);
            open.clear();
        }
    }
}
