package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.Decision;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the settings of Clockify's base URLs and of the hub's own URL, and suggests a correction of a wrong one. */
@Decision
final class BaseUrlReader {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern REGION_LIKE = Pattern.compile("[a-z]{2,4}-?\\d");
    private static final Map<String, String> COUNTRIES =
            Map.of("eu", "euc1", "de", "euc1", "us", "use2", "uk", "euw2", "gb", "euw2", "au", "apse2");
    private static final List<String> OTHER_HOSTS = List.of("api", "app", "www", "reports", "clockify");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private BaseUrlReader() {
    }

    static BaseUrls region(RawSetting raw) throws WrongSettingException {
        String region = raw.text().toLowerCase(Locale.ROOT);
        if (BaseUrls.REGIONS.contains(region)) {
            return BaseUrls.of(region);
        }
        int edits = REGION_LIKE.matcher(region).matches() ? 2 : 1;
        Optional<String> meant =
                Optional.ofNullable(COUNTRIES.get(region)).or(() -> new TypoSuggester(BaseUrls.REGIONS).nearest(region, edits));
        String remedy = region.contains("clockify.me") ? "write only what stands before .clockify.me, or global for app.clockify.me"
                : OTHER_HOSTS.contains(region) ? "that host is the global region's, write global"
                : meant.isPresent() ? "did you mean " + meant.get() + "? (an Enterprise subdomain of such a name goes into api-url)"
                : LABEL.matcher(region).matches() ? null
                : "write global, euc1 (EU), use2 (US), euw2 (UK), apse2 (AU) or an Enterprise subdomain";
        if (remedy != null) {
            throw raw.wrong("is " + RawSetting.quoted(raw.text()), remedy);
        }
        return BaseUrls.of(region);
    }

    /** A base URL of Clockify's API. */
    static URI url(RawSetting raw) throws WrongSettingException {
        boolean core = raw.setting() == Setting.API_URL;
        BaseUrls global = BaseUrls.of("global");
        URI url = address(raw, (core ? global.api() : global.reports()).toString(), "would send the key unencrypted");
        Optional<URI> better = core ? BaseUrls.betterApi(url) : BaseUrls.betterReports(url);
        if (better.isPresent()) {
            throw raw.wrong("is " + url, "did you mean " + better.get() + "?");
        }
        return url;
    }

    /** The public base URL of the hub. */
    static URI hub(RawSetting raw) throws WrongSettingException {
        return address(raw, "https://hub.example.com", "would have webhooks sent unencrypted");
    }

    private static URI address(RawSetting raw, String good, String unencrypted) throws WrongSettingException {
        String example = "write e.g. " + good;
        URI url;
        try {
            url = new URI(raw.text().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw raw.wrong("is no URL", example);
        }
        if (url.getHost() == null || url.getScheme() == null || url.getPort() > 65_535) {
            throw raw.wrong("is no URL", example);
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw raw.wrong("has a user name, a query or a fragment", example);
        }
        boolean loopback = LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
        if (!url.getScheme().equalsIgnoreCase("https") && !(url.getScheme().equalsIgnoreCase("http") && loopback)) {
            throw raw.wrong(unencrypted, "write https:// (http:// only for this machine itself, localhost)");
        }
        return url;
    }
}
