package io.camelhub.clockify.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import io.camelhub.clockify.model.Decision;
import java.util.List;
import java.util.stream.Stream;

/** The rooms of the code, and who may know whom. Dependencies go one way. */
@AnalyzeClasses(packages = "io.camelhub.clockify", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.camelhub.clockify.";

    private static String[] packages(String... rooms) {
        return Stream.of(rooms).map(room -> ROOT + room + "..").toArray(String[]::new);
    }

    private static ArchRule room(String name, String... known) {
        String[] allowed = Stream.concat(Stream.of(name), Stream.of(known)).toArray(String[]::new);
        return FreezingArchRule.freeze(noClasses().that().resideInAnyPackage(packages(name))
                .should().dependOnClassesThat(Predicates.resideInAPackage(ROOT + "(*)..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(Predicates.resideInAnyPackage(packages(allowed)))))
                .as("the room '" + name + "' knows " + (known.length == 0 ? "no other room" : "only " + String.join(", ", known)))
                .allowEmptyShould(true));
    }

    @ArchTest
    static final ArchRule model = room("model");

    @ArchTest
    static final ArchRule settings = room("settings", "model");

    @ArchTest
    static final ArchRule database = room("database", "model");

    @ArchTest
    static final ArchRule client = room("client", "database", "settings", "model");

    @ArchTest
    static final ArchRule store = room("store", "database", "settings", "model");

    @ArchTest
    static final ArchRule people = room("people", "store", "database", "settings", "model");

    @ArchTest
    static final ArchRule sync = room("sync", "people", "store", "client", "database", "settings", "model");

    @ArchTest
    static final ArchRule query = room("query", "sync", "people", "store", "client", "database", "settings", "model");

    @ArchTest
    static final ArchRule command = room("command", "sync", "people", "store", "client", "database", "settings", "model");

    @ArchTest
    static final ArchRule cli = room("cli", "command", "query", "sync", "people", "store", "client", "database", "settings", "model");

    @ArchTest
    static final ArchRule no_room_knows_one_that_knows_it =
            FreezingArchRule.freeze(slices().matching(ROOT + "(**)").should().beFreeOfCycles());

    @ArchTest
    static final ArchRule the_command_line_asks_query_and_command_and_never_the_database =
            FreezingArchRule.freeze(noClasses().that().resideInAPackage(ROOT + "cli..")
                    .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                    .orShould().callMethod(ROOT + "database.Database", "statement", "java.lang.String", "java.lang.Object[]"));

    @ArchTest
    static final ArchRule what_decides_knows_no_camel_no_database_and_no_json =
            noClasses().that().areAnnotatedWith(Decision.class)
                    .should().dependOnClassesThat().resideInAnyPackage(
                            "org.apache.camel..", "org.springframework..", "java.sql..", "javax.sql..", "com.fasterxml..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule what_is_seen_and_what_is_ordered_prints_nothing =
            noClasses().that().resideInAnyPackage(packages("query", "command"))
                    .should().dependOnClassesThat().haveFullyQualifiedName("java.io.PrintWriter")
                    .orShould().dependOnClassesThat().resideInAPackage("picocli..")
                    .allowEmptyShould(true);

    /** The decisions that a reader may count on to be pure; the mark cannot be dropped in silence. */
    static final List<String> DECISIONS = List.of();
}
