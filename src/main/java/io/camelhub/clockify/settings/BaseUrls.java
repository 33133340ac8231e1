package io.camelhub.clockify.settings;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The base URLs of Clockify's two APIs, which differ by host on the global region and by path elsewhere.
 *
 * @param api     the core API, without a trailing slash
 * @param reports the reports API, without a trailing slash
 */
record BaseUrls(URI api, URI reports) {

    static final Set<String> REGIONS = Set.of("global", "euc1", "use2", "euw2", "apse2");

    private static final BaseUrls GLOBAL =
            new BaseUrls(URI.create("https://api.clockify.me/api/v1"), URI.create("https://reports.api.clockify.me/v1"));
    private static final String API_PATH = "/api/v1";
    private static final String REPORTS_PATH = "/report/v1";

    /** The base URLs of a region code or an Enterprise subdomain, which is one DNS label. */
    static BaseUrls of(String region) {
        String host = "https://" + region + ".clockify.me";
        return region.equals("global") ? GLOBAL : new BaseUrls(URI.create(host + API_PATH), URI.create(host + REPORTS_PATH));
    }

    /** The reports URL that belongs to a core URL in Clockify's standard form; empty for any other form. */
    static Optional<URI> reportsBeside(URI api) {
        return api.equals(GLOBAL.api) ? Optional.of(GLOBAL.reports) : exchange(api, API_PATH, REPORTS_PATH);
    }

    /** The core URL that belongs to a reports URL in Clockify's standard form; empty for any other form. */
    static Optional<URI> apiBeside(URI reports) {
        return reports.equals(GLOBAL.reports) ? Optional.of(GLOBAL.api) : exchange(reports, REPORTS_PATH, API_PATH);
    }

    /** The corrected form of a clockify.me URL with a wrong path; empty where no mistake is found. */
    static Optional<URI> betterApi(URI api) {
        return ofClockify(api) && !api.getPath().equals(API_PATH) ? Optional.of(api.resolve(API_PATH)) : Optional.empty();
    }

    /** As {@link #betterApi(URI)}, for the reports URL. */
    static Optional<URI> betterReports(URI reports) {
        String path = reports.getHost().equalsIgnoreCase(GLOBAL.reports.getHost()) ? GLOBAL.reports.getPath() : REPORTS_PATH;
        return ofClockify(reports) && !reports.getPath().equals(path) ? Optional.of(reports.resolve(path)) : Optional.empty();
    }

    private static boolean ofClockify(URI url) {
        return url.getHost().endsWith(".clockify.me");
    }

    private static Optional<URI> exchange(URI url, String from, String to) {
        String text = url.toString();
        return text.endsWith(from)
                ? Optional.of(URI.create(text.substring(0, text.length() - from.length()) + to))
                : Optional.empty();
    }
}
