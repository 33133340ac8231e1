package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.web.ConsoleBeans;
import io.camelhub.clockify.webhooks.WebhookBeans;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The beans and methods that routes name, which nothing else would miss before the step is reached. */
class RouteBeansTest {

    private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\((.*)\\))?");
    private static final Pattern IN_SIMPLE = Pattern.compile("\\$\\{bean:(\\w+)\\?method=(\\w+)}");

    static List<Path> files() throws IOException {
        return RoutesTest.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_bean_and_method_that_a_route_names_exists_with_these_parameters(Path file) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();
            if (file.endsWith("clockify-console.camel.yaml")) {
                // its beans come with the file
                ConsoleBeans console = new ConsoleBeans();
                console.setCamelContext(context);
                console.init();
            }
            if (file.endsWith("clockify-webhooks.camel.yaml")) {
                WebhookBeans webhooks = new WebhookBeans();
                webhooks.setCamelContext(context);
                webhooks.init();
            }
            List<String> calls = new ArrayList<>();
            List<String> mistakes = new ArrayList<>();
            walk(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)), calls, mistakes, context);
            assertThat(mistakes).as(file.toString()).isEmpty();
            assertThat(calls.isEmpty()).as("calls in " + file).isEqualTo(!Files.readString(file).contains("method:"));
        }
    }

    private static void walk(Object node, List<String> calls, List<String> mistakes, DefaultCamelContext context) {
        if (node instanceof List<?> list) {
            list.forEach(element -> walk(element, calls, mistakes, context));
        } else if (node instanceof Map<?, ?> map) {
            if (map.get("ref") != null && map.get("method") instanceof String method) {
                Matcher call = CALL.matcher(method);
                calls.add(method);
                if (!call.matches()) {
                    mistakes.add(method + " is no call");
                } else {
                    check(map.get("ref").toString(), call.group(1), parameters(call.group(2)), mistakes, context);
                }
            }
            map.values().forEach(value -> walk(value, calls, mistakes, context));
        } else if (node instanceof String text) {
            for (MatchResult bean : IN_SIMPLE.matcher(text).results().toList()) {
                check(bean.group(1), bean.group(2), -1, mistakes, context);
            }
        }
    }

    /** How many parameters a call gives; -1 where it leaves them to Camel, which passes the body. */
    private static int parameters(String list) {
        return list == null ? -1 : list.isBlank() ? 0 : list.split(",").length;
    }

    private static void check(
            String bean, String method, int parameters, List<String> mistakes, DefaultCamelContext context) {
        Object target = context.getRegistry().lookupByName(bean);
        if (target == null) {
            mistakes.add("there is no bean " + bean);
            return;
        }
        List<Method> found = Arrays.stream(target.getClass().getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .filter(candidate -> parameters < 0 ? candidate.getParameterCount() <= 1 : candidate.getParameterCount() == parameters)
                .toList();
        if (found.size() != 1) {
            mistakes.add(bean + "." + method + " with " + parameters + " parameters is there " + found.size() + " times");
        }
    }
}
