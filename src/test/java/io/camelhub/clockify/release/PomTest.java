package io.camelhub.clockify.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The dependencies of a host that uses the plugin, and what the documents say about them. */
class PomTest {

    /** Groups and artifacts of the distribution alone: its server, pages, log, pool, drivers and command line. */
    private static final String OF_THE_DISTRIBUTION = "io\\.(vertx|netty|micrometer)|gg\\.jte|at\\.favre\\.lib|org\\.webjars\\.npm|ch\\.qos\\.logback|net\\.logstash.*"
            + "|com\\.(zaxxer|h2database)|org\\.postgresql|org\\.mariadb\\.jdbc|info\\.picocli|me\\.tongfei"
            + "|org\\.apache\\.camel:camel-(main|log|jsonpath|health|platform-http.*|micrometer.*)";

    private static Document pom() throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of("pom.xml").toFile());
    }

    private static String text(Element of, String name) {
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    @Test
    void who_depends_on_the_plugin_gets_no_web_server_and_nothing_else_that_the_distribution_alone_needs() throws Exception {
        List<String> brought = new ArrayList<>();
        NodeList all = pom().getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            boolean managed = dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
            String scope = text(dependency, "scope");
            if (!managed && !text(dependency, "optional").equals("true") && !scope.equals("test") && !scope.equals("provided")) {
                brought.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }
        assertThat(brought).contains("org.apache.camel:camel-http", "org.flywaydb:flyway-core")
                .noneMatch(one -> one.matches(OF_THE_DISTRIBUTION) || one.split(":")[0].matches(OF_THE_DISTRIBUTION));
    }

    @Test
    void the_documents_name_its_coordinates() throws Exception {
        Element project = pom().getDocumentElement();
        String group = text(project, "groupId");
        String artifact = text(project, "artifactId");
        assertThat(Files.readString(Path.of("src/main/docs/camel-main.md"))).contains("<groupId>" + group + "</groupId>\n  <artifactId>" + artifact
                + "</artifactId>\n  <version>" + text(project, "version") + "</version>");
        assertThat(Files.readString(Path.of("src/main/docs/spring-boot.md"))).contains(group + ":" + artifact);
    }
}
