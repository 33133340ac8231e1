package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The drawing of the flow at the beginning of the guide to the routes is made from the routes. */
class RoutesDrawingTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/routes.md");
    private static final String WORK = "{{clockify.work.uri:seda:clockify-work}}";

    /** Where a step of a route sends its message. */
    private record Call(String arrow, String uri) {
    }

    private record Route(String id, String from, String description, List<Call> calls) {
    }

    private final Map<String, Route> byEndpoint = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> drawn = new HashSet<>();
    private final Map<String, String> reachedFrom = new HashMap<>();

    private void read() throws IOException {
        for (Path file : RoutesTest.files()) {
            for (Object element : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))) {
                if (((Map<?, ?>) element).get("route") instanceof Map<?, ?> route) {
                    Map<?, ?> from = (Map<?, ?>) route.get("from");
                    List<Call> calls = new ArrayList<>();
                    walk(from.get("steps"), calls);
                    String uri = from.get("uri").toString();
                    byEndpoint.put(uri, new Route(route.get("id").toString(), uri, route.get("description").toString(), calls));
                }
            }
        }
        byEndpoint.put(WORK, byEndpoint.get("seda:clockify-work"));
    }

    private static void walk(Object node, List<Call> calls) {
        if (node instanceof List<?> list) {
            list.forEach(one -> walk(one, calls));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (List.of("to", "toD", "wireTap", "enrich").contains(name.toString()) && value instanceof Map<?, ?> to) {
                    String uri = to.get("uri").toString();
                    boolean waits = !name.equals("wireTap") && !"InOnly".equals(to.get("pattern"));
                    calls.add(new Call(waits ? "->" : "~>", uri));
                } else {
                    walk(value, calls);
                }
            });
        }
    }

    /** From which route each is reached by the shortest way: there it is drawn with all that it leads to. */
    private void reach(List<String> uris) {
        Deque<String> next = new ArrayDeque<>(uris);
        while (!next.isEmpty()) {
            Route route = byEndpoint.get(next.poll());
            if (route != null && drawn.add(route.id())) {
                for (Call call : route.calls()) {
                    Route called = byEndpoint.get(call.uri());
                    if (called != null) {
                        reachedFrom.putIfAbsent(called.id(), route.id());
                        next.add(call.uri());
                    }
                }
            }
        }
    }

    private void draw(String indent, String arrow, String uri, String caller) {
        Route route = byEndpoint.get(uri);
        String way = uri.startsWith("direct:") ? "" : " by " + uri;
        if (route == null) {
            lines.add(indent + arrow + " " + uri);
        } else if (caller != null && !caller.equals(reachedFrom.get(route.id()))) {
            lines.add(indent + arrow + " " + route.id() + way);
        } else {
            lines.add(indent + arrow + " " + route.id() + way + ": " + route.description());
            Set<Call> once = new HashSet<>();
            route.calls().stream().filter(once::add).forEach(call -> draw(indent + "   ", call.arrow(), call.uri(), route.id()));
        }
    }

    @Test
    void the_drawing_of_the_flow_shows_the_routes_as_they_are() throws IOException {
        read();
        reach(List.of("quartz:clockify/tick"));
        reach(List.of("direct:clockify-sync"));
        draw("", "~>", "quartz:clockify/tick", null);
        draw("", "->", "direct:clockify-sync", null);
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf("```\n", document.indexOf("This drawing is made from the routes.")) + "```\n".length();
        String drawing = document.substring(begin, document.indexOf("```", begin));

        assertThat(lines).hasSizeGreaterThan(25).anyMatch(line -> line.contains("https://clockify")).anyMatch(line -> line.contains("sql:"));
        assertThat(drawing).isEqualTo(String.join("\n", lines) + "\n");
    }
}
