package io.camelhub.clockify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the POM gives to a host that takes the jar as a dependency. */
class DependenciesTest {

    private static final Pattern ARTIFACT = Pattern.compile(".*/([^/]+?)-\\d[^/]*\\.jar!.*");

    private record Declared(String scope, boolean optional) {
    }

    @Test
    void the_pom_declares_each_library_that_the_code_imports() throws Exception {
        Map<String, Declared> declared = declared();
        JavaClasses code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.camelhub.clockify");
        Set<String> undeclared = new TreeSet<>();
        for (JavaClass from : code) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                artifactOf(dependency.getTargetClass().getBaseComponentType().getName())
                        .filter(artifact -> !declared.containsKey(artifact))
                        .ifPresent(artifact -> undeclared.add(artifact + " for " + from.getName()));
            }
        }
        assertThat(code).isNotEmpty();
        assertThat(undeclared).isEmpty();
    }

    @Test
    void a_host_gets_no_command_line_no_logging_binding_no_pool_no_driver_and_no_runtime() throws Exception {
        Set<String> given = declared().entrySet().stream()
                .filter(entry -> !entry.getValue().optional() && !Set.of("test", "provided").contains(entry.getValue().scope()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(given).contains("camel-http", "spring-jdbc", "flyway-core");
        assertThat(given).doesNotContain("picocli", "progressbar", "logback-classic", "HikariCP", "h2", "postgresql",
                "mariadb-java-client", "camel-main");
    }

    private static Optional<String> artifactOf(String className) {
        URL file = DependenciesTest.class.getResource("/" + className.replace('.', '/') + ".class");
        Matcher artifact = ARTIFACT.matcher(file == null ? "" : file.toString());
        return artifact.matches() ? Optional.of(artifact.group(1)) : Optional.empty();
    }

    private static Map<String, Declared> declared() throws Exception {
        Element project = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        Map<String, Declared> declared = new TreeMap<>();
        NodeList dependencies = project.getElementsByTagName("dependency");
        for (int i = 0; i < dependencies.getLength(); i++) {
            Element dependency = (Element) dependencies.item(i);
            if (dependency.getParentNode().getParentNode() == project) {
                declared.put(text(dependency, "artifactId"), new Declared(
                        text(dependency, "scope"), "true".equals(text(dependency, "optional"))));
            }
        }
        return declared;
    }

    private static String text(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
