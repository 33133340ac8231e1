package io.camelhub.clockify.console.browser;

import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium, headless, as this machine has it. */
public final class Browser implements AutoCloseable {

    private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));
    private static final List<Path> DRIVER = List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium/chromedriver"));
    private static final String AXE = axe();

    private static final int MOST_TABS = 80;

    private final ChromeDriver driver;
    private final String root;

    private Browser(ChromeDriver driver, String root) {
        this.driver = driver;
        this.root = root;
    }

    /** Whether there is one on this machine, with its driver. */
    public static boolean isThere() {
        return there(CHROMIUM).isPresent() && there(DRIVER).isPresent();
    }

    private static Optional<Path> there(List<Path> places) {
        return Stream.concat(Stream.ofNullable(System.getProperty("browser.binary")).map(Path::of).filter(one -> places == CHROMIUM), places.stream())
                .filter(Files::isExecutable).findFirst();
    }

    /** A window of so many pixels' width, without cookies. */
    public static Browser open(ConsoleSite site, int width) {
        return open(site.root(), width, true);
    }

    /**
     * The same.
     *
     * @param scripts whether pages may run theirs
     */
    public static Browser open(String root, int width, boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(there(CHROMIUM).orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--lang=en", "--window-size=" + width + ",900");
        if (!scripts) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(there(DRIVER).orElseThrow().toFile()).usingAnyFreePort().build(), options);
        Browser browser = new Browser(driver, root);
        browser.width(width);
        return browser;
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Makes the page so many pixels wide, as a phone does: a window is never narrower than some 500. */
    public void width(int width) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** What the system prefers. */
    public void dark(boolean dark) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    }

    public void go(String path) {
        driver.get(root + path);
    }

    public void logIn(String name) {
        logIn(name, ConsoleSite.PASSWORD);
    }

    public void logIn(String name, String password) {
        go("/console/login");
        find("#username").sendKeys(name);
        find("#password").sendKeys(password);
        find("button[type=submit]").click();
        until(() -> !driver.getCurrentUrl().contains("/login"));
    }

    public WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    public WebElement link(String text) {
        return driver.findElement(By.linkText(text));
    }

    /** Types into a field what is to stand there; what stood there goes. */
    public void type(String css, CharSequence... keys) {
        find(css).clear();
        find(css).sendKeys(keys);
    }

    /** What has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Goes on by the tab key to what a keyboard reaches next that holds a text. */
    public WebElement tabTo(String text) {
        for (int i = 0; i < MOST_TABS; i++) {
            focused().sendKeys(Keys.TAB);
            if (focused().getText().contains(text)) {
                return focused();
            }
        }
        throw new AssertionError("The tab key does not reach '" + text + "'");
    }

    public List<String> texts(String css) {
        return driver.findElements(By.cssSelector(css)).stream().map(WebElement::getText).toList();
    }

    public String text() {
        return find("body").getText();
    }

    /** Waits for something, half a minute at most. */
    public void until(Condition condition) {
        try {
            new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50)).ignoring(RuntimeException.class).until(any -> condition.holds());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not come true; " + driver.getCurrentUrl() + " shows:\n" + text(), e);
        }
    }

    /** Something that is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds();
    }

    /** What breaks a rule of WCAG 2.2 AA on this page, as axe finds it: all rules of it, none switched off. */
    @SuppressWarnings("unchecked")
    public List<String> accessibilityFindings() {
        driver.executeScript(AXE);
        return (List<String>) driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})
                    .then(found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                        rule.id + ': ' + node.html.substring(0, 160) + ': ' + node.failureSummary.replace(/\\s+/g, ' ').substring(0, 300)))))
                    .catch(error => done(['axe failed: ' + error]));""");
    }

    /**
     * What is wrong with the page at both widths, in both modes: what axe finds, and what does not fit. Keeps a picture of each, to look
     * at, in the folder {@code -Dpictures}, or {@code target/pictures}.
     */
    public List<String> findings(String page) throws IOException {
        Path pictures = Files.createDirectories(Path.of(System.getProperty("pictures", "target/pictures")));
        List<String> findings = new ArrayList<>();
        for (int width : new int[] {390, 1280}) {
            for (boolean dark : new boolean[] {true, false}) {
                width(width);
                dark(dark);
                String name = page + "-" + width + (dark ? "-dark" : "");
                accessibilityFindings().forEach(finding -> findings.add(name + ": " + finding));
                if (overflow() > 0) {
                    findings.add(name + " is wider than the window by " + overflow());
                }
                picture(pictures.resolve(name + ".png"));
            }
        }
        return findings;
    }

    /** What the browser complained of since it was asked last: violations of the policy, errors of scripts. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream().filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage).toList();
    }

    /** How far the page is wider than the window, in pixels. */
    public long overflow() {
        return ((Number) driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth")).longValue();
    }

    /** The top of the page as a PNG of that size. */
    public void window(Path file, int width, int height) throws IOException {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        width(width);
    }

    /** The whole page as a PNG. */
    public void picture(Path file) throws IOException {
        long height = ((Number) driver.executeScript("return document.documentElement.scrollHeight")).longValue();
        long width = ((Number) driver.executeScript("return document.documentElement.clientWidth")).longValue();
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", Math.min(height, 2400), "deviceScaleFactor", 1, "mobile", width < 600));
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        width((int) width);
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
