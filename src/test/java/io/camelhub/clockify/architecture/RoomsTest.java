package io.camelhub.clockify.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rooms of the code, and which may use which. Dependencies go one way. */
@AnalyzeClasses(packages = "io.camelhub.clockify", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.camelhub.clockify.";
    private static final Path TESTS = Path.of("src/test/java");

    /** The rooms from the ground up: each knows those of the lines above it, and none beside it. */
    static final List<Set<String>> FLOORS = List.of(
            Set.of("model"),
            Set.of("settings", "database"),
            Set.of("http"),
            Set.of("stream"),
            Set.of("outbox"),
            Set.of("entries", "roster"),
            Set.of("people"),
            Set.of("privacy", "run"),
            Set.of("plan"),
            Set.of("webhooks", "streamsync"),
            Set.of("schedule"),
            Set.of("query", "command"),
            Set.of("timeline"),
            Set.of("overview"),
            Set.of("cli", "web", "monitor"),
            Set.of("plugin"));

    private static String[] packages(Stream<String> rooms) {
        return rooms.map(room -> ROOT + room + "..").toArray(String[]::new);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().equals("io.camelhub.clockify") ? "" : type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    @ArchTest
    static void each_room_stands_on_one_floor(JavaClasses code) {
        assertThat(code.stream().map(RoomsTest::room).collect(toSet())).isEqualTo(FLOORS.stream().flatMap(Set::stream).collect(toSet()));
    }

    @ArchTest
    static void a_room_knows_only_those_above_it(JavaClasses code) {
        List<String> known = new ArrayList<>();
        for (Set<String> floor : FLOORS) {
            for (String room : floor) {
                String[] allowed = packages(Stream.concat(known.stream(), Stream.of(room)));
                noClasses().that().resideInAnyPackage(packages(Stream.of(room)))
                        .should().dependOnClassesThat(Predicates.resideInAPackage(ROOT + "(*)..")
                                .and(DescribedPredicate.not(Predicates.resideInAnyPackage(allowed))))
                        .as("the room '" + room + "' knows no other than " + known)
                        .check(code);
            }
            known.addAll(floor);
        }
    }

    @ArchTest
    static final ArchRule no_room_knows_one_that_knows_it =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_command_line_and_the_console_ask_query_and_command_and_never_the_database =
            noClasses().that().resideInAnyPackage(packages(Stream.of("cli", "web")))
                    .should().dependOnClassesThat().resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                    .orShould().callMethodWhere(target(owner(type(Database.class)))
                            .and(target(DescribedPredicate.not(name("migrate")))).as("calls a method of Database other than migrate"));

    @ArchTest
    static final ArchRule what_decides_knows_no_camel_no_database_and_no_json =
            noClasses().that().areAnnotatedWith(Decision.class)
                    .should().dependOnClassesThat().resideInAnyPackage(
                            "org.apache.camel..", "org.springframework..", "java.sql..", "javax.sql..", "com.fasterxml..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule what_is_seen_and_what_is_ordered_prints_nothing =
            noClasses().that().resideInAnyPackage(packages(Stream.of("query", "timeline", "overview", "command")))
                    .should().dependOnClassesThat().haveFullyQualifiedName("java.io.PrintWriter")
                    .orShould().dependOnClassesThat().resideInAPackage("picocli..")
                    .allowEmptyShould(true);

    /** What a reader may count on to be pure, so that no mark is dropped, or added without a place here, in silence. */
    private static final Set<String> DECISIONS = Set.of(
            // what differs, what may be deleted, and what is sent of it
            "PageDiffer", "DeletionDecision", "SightChange", "VerificationQueue", "EntryEvents",
            // what is read next, and what of it is whole
            "BackfillPlan", "ReconcilePlan", "WindowReading", "Covered", "FeedState", "FeedProgress", "ClockProbe",
            "ListReading", "OptionalAnswers",
            // streams: which are read, how far, and what differs
            "StreamPolicy", "NamesPolicy", "StreamReading", "StreamDiffer", "StreamKeys", "KeylessRows",
            // what webhooks ask for, and when it is read
            "HintSubject", "HintPolicy",
            // who may be asked when, what is due, and how a run ends
            "BudgetPolicy", "SyncIntervalPolicy", "ClaimPolicy", "WorkUri", "RunOutcome", "TeamSelection", "KeyVisibility", "RetryAfterHeader",
            // which clock is believed, and what a time that is still to come means
            "Term", "ClockifyClock", "Clocks", "PurgeTime",
            // who is who
            "MatchingRules", "MatchDecision", "Suggestions", "NameMatcher", "AddressCheck", "Acceptance", "IdentityDecisions", "ClassAcceptance",
            "MappingFile", "RosterColumns", "RosterImport", "RosterRows", "Pseudonyms", "Subject", "OutOfReach", "ErasureStep",
            // what the admin wrote
            "SettingsParser", "RawSetting", "PropertyName", "BaseUrlReader", "Overlaps", "RelaxedName", "ForwardProxy",
            "IntegrationChanges", "PropertiesText",
            // what it runs in
            "SupportedCamel", "UnreadProperties", "CommentedSql", "RepeatableSql", "EntryLists", "Encoding",
            // what is seen
            "Coverage", "CoverageStrip", "Health", "Condition", "Slice", "ResolvedFilter", "ClockifyTime", "DatabaseClock", "Sql",
            "ActivityTotals", "Attendance", "ProjectSeconds", "ProjectTotal",
            // how it reads
            "OneLine", "HumanReadable", "SpreadsheetCell", "EndpointName", "LocalTimes", "PageTime", "Length", "DayRange", "Strip", "EventLine", "EventHistory",
            "ValueWords", "TimelineChoice", "TimelineDays", "TimelineFilters", "EmptyState", "ActivityChart", "ActivityChoice",
            "ActivityCsv", "ActivityFilters", "ActivityTable", "ActivityWords", "Paint", "IntegrationChoice", "ConnectForm",
            "AttentionLine", "FirstSteps", "TeamBars", "Estimates",
            "WeekGrid", "YearMap",
            // why an entry is not there
            "Reason", "Scope", "WorkspaceReading", "ClockifyComparison",
            // which webhooks, and when they are looked at
            "WebhookPlan", "WebhookListPolicy",
            // what is kept of an order
            "AuditedSync", "SettingsDifference",
            // who may come in
            "SessionLimits", "LoginThrottle", "Pages", "AccessPolicy", "ClientAddress", "KnownDevice",
            // what a monitor is told
            "HealthRule", "AlertPolicy", "AttentionRules", "AttentionDelivery",
            // what follows where an event is refused
            "DeliveryPolicy");

    private static Stream<JavaClass> decisions(JavaClasses code) {
        return code.stream().filter(type -> type.isAnnotatedWith(Decision.class));
    }

    @ArchTest
    static void the_decisions_are_marked(JavaClasses code) {
        assertThat(decisions(code).map(JavaClass::getSimpleName)).containsExactlyInAnyOrderElementsOf(DECISIONS);
    }

    /** A test of milliseconds stands beside the decision, under its name or as one that names it. */
    @ArchTest
    static void each_decision_is_held_by_a_test_of_its_room(JavaClasses code) {
        assertThat(decisions(code)).allSatisfy(decision -> {
            Pattern name = Pattern.compile("\\b" + decision.getSimpleName() + "(Test)?\\b");
            assertThat(testsBeside(decision)).as(decision.getName()).anyMatch(test -> name.matcher(test).find());
        });
    }

    private static List<String> testsBeside(JavaClass type) {
        Path room = TESTS.resolve(type.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(room)) {
            List<String> tests = new ArrayList<>();
            for (Path file : files.filter(one -> one.toString().endsWith("Test.java")).toList()) {
                tests.add(Files.readString(file).replaceAll("(?m)//.*$|(?s)/\\*.*?\\*/", ""));
            }
            return tests;
        } catch (NoSuchFileException e) {
            // no test is in that room
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ArchTest
    static void no_room_holds_more_than_a_reader_takes_in(JavaClasses code) {
        Map<String, Set<String>> files = code.stream().filter(type -> !type.getSimpleName().equals("package-info")).collect(groupingBy(JavaClass::getPackageName, mapping(
                type -> type.getSourceCodeLocation().getSourceFileName(), toSet())));
        assertThat(files).allSatisfy((room, names) -> assertThat(names).as(room).hasSizeLessThanOrEqualTo(50));
    }
}
