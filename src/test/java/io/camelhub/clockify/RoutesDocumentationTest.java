package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.webhooks.WebhookBeans;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The guide to the routes names routes, endpoints, beans, variables, classes and methods that there are. */
class RoutesDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/routes.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern METHOD = Pattern.compile("`([A-Z]\\w+)\\.(\\w+)`");
    private static final Pattern ENDPOINT = Pattern.compile("\\b(?:direct|seda):clockify(?:-\\w+)*");
    private static final Pattern NAME = Pattern.compile("\\bclockify[A-Z]\\w+");
    private static final Pattern VARIABLE = Pattern.compile("(?:setVariable|removeVariable):\\s+name: (clockify\\w+)|variable\\.(clockify\\w+)");

    /** What the routes call, as {@code Class.method}, by the ids of routes and route configurations. */
    private final Map<String, Set<String>> calls = new TreeMap<>();
    private final Set<String> endpoints = new HashSet<>();

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    /** The cells of the rows that describe a way: step, routes, classes and methods, what happens. */
    private static List<String[]> steps() throws IOException {
        return document().lines().filter(line -> line.matches("\\| \\d+ \\|.*"))
                .map(line -> line.substring(2, line.length() - 2).split("\\s*\\|\\s*", -1))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }

    private void read(DefaultCamelContext context) throws IOException {
        for (Path file : RoutesTest.files()) {
            for (Object element : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))) {
                Map<?, ?> only = (Map<?, ?>) element;
                if (file.endsWith("clockify-console.camel.yaml")) {
                    // no way of the data passes it
                    break;
                }
                if (only.containsKey("beans")) {
                    WebhookBeans webhooks = new WebhookBeans();
                    webhooks.setCamelContext(context);
                    webhooks.init();
                    continue;
                }
                Map<?, ?> content = (Map<?, ?>) only.values().iterator().next();
                String id = content.get("id").toString();
                if (only.containsKey("route")) {
                    endpoints.add(((Map<?, ?>) content.get("from")).get("uri").toString());
                }
                walk(content, calls.computeIfAbsent(id, none -> new TreeSet<>()), context);
            }
        }
        assertThat(calls).hasSizeGreaterThan(30);
    }

    private static void walk(Object node, Set<String> called, DefaultCamelContext context) {
        if (node instanceof List<?> list) {
            list.forEach(element -> walk(element, called, context));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("ref") != null && map.get("method") instanceof String method) {
                Object bean = context.getRegistry().lookupByName(map.get("ref").toString());
                called.add(bean.getClass().getSimpleName() + "." + method.replaceFirst("\\(.*", ""));
            }
            map.values().forEach(value -> walk(value, called, context));
        }
    }

    /** The class of that simple name in the main code. */
    private static Class<?> type(String name) throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<Path> found = files.filter(file -> file.endsWith(name + ".java")).toList();
            assertThat(found).as(name).hasSize(1);
            String path = SOURCES.relativize(found.get(0)).toString();
            return Class.forName(path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.'),
                    false, RoutesDocumentationTest.class.getClassLoader());
        }
    }

    @Test
    void every_step_names_routes_that_there_are_and_methods_that_these_call() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();
            read(context);
            Set<String> calledAtAll = calls.values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
            List<String> mistakes = new ArrayList<>();
            for (String[] step : steps()) {
                String row = String.join(" | ", step);
                assertThat(step).as(row).hasSize(4);
                List<String> routes = found(QUOTED, step[1], 1);
                assertThat(routes).as(row).isNotEmpty();
                routes.stream().filter(route -> !calls.containsKey(route)).forEach(route -> mistakes.add("no route " + route));
                Set<String> called = routes.stream().flatMap(route -> calls.getOrDefault(route, Set.of()).stream())
                        .collect(Collectors.toSet());
                for (MatchResult named : METHOD.matcher(step[2]).results().toList()) {
                    String method = named.group(1) + "." + named.group(2);
                    if (Arrays.stream(type(named.group(1)).getDeclaredMethods()).noneMatch(m -> m.getName().equals(named.group(2)))) {
                        mistakes.add("there is no method " + method);
                    }
                    // what a route does not call stands in brackets, behind what calls it
                    boolean inBrackets = step[2].substring(0, named.start()).lastIndexOf('(') > step[2].substring(0, named.start()).lastIndexOf(')');
                    if (!inBrackets && !called.contains(method)) {
                        mistakes.add(routes + " does not call " + method + ", but " + called);
                    } else if (inBrackets && calledAtAll.contains(method) && !called.contains(method)) {
                        mistakes.add(method + " is called by another route than " + routes);
                    }
                }
                assertThat(found(QUOTED, step[2], 1)).as(row).hasSameSizeAs(found(METHOD, step[2], 1));
            }
            assertThat(steps()).hasSizeGreaterThan(25);
            assertThat(mistakes).isEmpty();
        }
    }

    @Test
    void every_route_endpoint_bean_variable_and_class_that_is_named_exists() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();
            read(context);
            Set<String> variables = new HashSet<>();
            for (Path file : RoutesTest.files()) {
                VARIABLE.matcher(Files.readString(file)).results()
                        .forEach(found -> variables.add(found.group(1) == null ? found.group(2) : found.group(1)));
            }

            assertThat(found(ENDPOINT, document(), 0)).hasSizeGreaterThan(10).isSubsetOf(endpoints);
            assertThat(found(NAME, document(), 0)).hasSizeGreaterThan(10).allMatch(name ->
                    variables.contains(name) || context.getRegistry().lookupByName(name) != null);
            assertThat(document()).contains("`clockifyRun`", "`clockifyLoop`", "`clockifyOrder`");
            for (String quoted : found(QUOTED, document().replaceAll("(?s)```.*?```", ""), 1)) {
                if (quoted.matches("clockify(-[a-z]+)+")) {
                    assertThat(calls).containsKey(quoted);
                } else if (quoted.matches("[A-Z][a-z]+([A-Z][a-z]+)+") && !quoted.equals("JsonNode")) {
                    assertThat(type(quoted)).isNotNull();
                } else if (quoted.matches("io\\.camelhub[\\w.]+")) {
                    assertThat(SOURCES.resolve(quoted.replace('.', '/') + (quoted.matches(".*\\.[A-Z]\\w+") ? ".java" : ""))).exists();
                }
            }
        }
    }

    @Test
    void every_file_of_routes_has_its_place_in_the_order_of_the_data() throws IOException {
        String order = document().substring(0, document().indexOf("## "));

        assertThat(RoutesTest.files()).allSatisfy(file -> assertThat(order)
                .containsPattern("`" + file.getFileName() + "`|`(?:clockify)?-?" + file.getFileName().toString().replaceAll("clockify-|\\.camel\\.yaml", "") + "`|`"
                        + file.getFileName().toString().replace(".camel.yaml", "") + "`"));
    }
}
