package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The routes as an engineer reads them; {@link CanonicalYamlTest} says whether Camel's schema takes them. */
class RoutesTest {

    private static final Set<String> SENDING = Set.of("to", "toD", "enrich", "pollEnrich", "wireTap", "poll");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<?> elements(Path file) throws IOException {
        return (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static void walk(Object node, List<String> mistakes, Set<String> ids) {
        if (node instanceof List<?> list) {
            list.forEach(element -> walk(element, mistakes, ids));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                String child = name.toString();
                if (SENDING.contains(child) && value instanceof Map<?, ?> to) {
                    id(to.get("id"), child + " " + to.get("uri"), mistakes, ids);
                    if (to.get("uri") != null && to.get("uri").toString().matches("[a-z]+:[^{]*\\?.*")) {
                        mistakes.add(to.get("uri") + " has parameters in its uri");
                    }
                }
                boolean named = Set.of("ref", "executorService", "routeConfigurationId").contains(child) || child.endsWith("Ref");
                if (named && !value.toString().startsWith("clockify")) {
                    mistakes.add(child + " " + value + " may be a name of the host's");
                }
                if (child.equals("setVariable") && !((Map<?, ?>) value).get("name").toString().startsWith("clockify")) {
                    mistakes.add("the variable " + ((Map<?, ?>) value).get("name") + " may be one of the host's");
                }
                walk(value, mistakes, ids);
            });
        }
    }

    private static void id(Object id, String what, List<String> mistakes, Set<String> ids) {
        if (id == null || !id.toString().matches("clockify(-[a-z0-9]+)+")) {
            mistakes.add(what + " has the id " + id);
        } else if (!ids.add(id.toString())) {
            mistakes.add(what + " shares the id " + id);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_route_says_what_it_does_and_takes_no_name_that_may_be_the_host_s(Path file) throws IOException {
        List<String> mistakes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Object element : elements(file)) {
            Map.Entry<?, ?> only = ((Map<?, ?>) element).entrySet().iterator().next();
            if ("beans".equals(only.getKey())) {
                ((List<?>) only.getValue()).stream().map(bean -> ((Map<?, ?>) bean).get("name").toString())
                        .filter(name -> !name.startsWith("clockify")).forEach(name -> mistakes.add(name + " may be a name of the host's"));
                continue;
            }
            Map<?, ?> content = (Map<?, ?>) only.getValue();
            id(content.get("id"), only.getKey().toString(), mistakes, ids);
            if ("route".equals(only.getKey())) {
                Object description = content.get("description");
                if (description == null || !description.toString().matches("[A-Z].*\\.")) {
                    mistakes.add(content.get("id") + " has the description " + description);
                }
                String uri = ((Map<?, ?>) content.get("from")).get("uri").toString();
                if (uri.startsWith("direct:") && !uri.equals("direct:" + content.get("id"))) {
                    mistakes.add(content.get("id") + " is not called like its endpoint " + uri);
                }
                if (content.get("errorHandler") == null && content.get("routeConfigurationId") == null && uri.startsWith("direct:")) {
                    mistakes.add(content.get("id") + " leaves the error handling to its host");
                }
            }
            walk(content, mistakes, ids);
        }
        assertThat(mistakes).as(file.toString()).isEmpty();
    }
}
