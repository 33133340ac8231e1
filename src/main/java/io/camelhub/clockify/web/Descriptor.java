package io.camelhub.clockify.web;

import io.camelhub.clockify.web.page.PageText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * An entry of the catalogue: a file {@code clockify/console/integrations/*.properties} on the class path, so that another plugin can add its own.
 *
 * @param path of its form, below {@code /console/integrations/add/}
 * @param line a description in one line
 */
public record Descriptor(String name, String category, String path, String line) {

    private static final String FILES = "classpath*:clockify/console/integrations/*.properties";
    private static final String BELOW = "/console/integrations/add/";

    public Descriptor {
        if (!path.startsWith(BELOW)) {
            throw new IllegalArgumentException("the path of " + name + " must begin with " + BELOW);
        }
    }

    /** All entries, by category and name. */
    static List<Descriptor> all() {
        try {
            List<Descriptor> all = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver(Descriptor.class.getClassLoader()).getResources(FILES)) {
                Properties written = new Properties();
                try (Reader text = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    written.load(text);
                }
                all.add(new Descriptor(PageText.text(written.getProperty("name")), PageText.text(written.getProperty("category")),
                        written.getProperty("path", "").strip(), PageText.text(written.getProperty("line"))));
            }
            all.sort(Comparator.comparing(Descriptor::category).thenComparing(Descriptor::name));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entry of Clockify. */
    public static Descriptor clockify() {
        return all().stream().filter(one -> one.path().equals(BELOW + "clockify")).findFirst().orElseThrow();
    }

    /** @param text the search text */
    boolean matches(String text) {
        String all = (name + " " + category + " " + line).toLowerCase(Locale.ROOT);
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(all::contains);
    }
}
