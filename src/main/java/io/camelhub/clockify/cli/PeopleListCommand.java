package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.PeopleList;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.query.PeopleQuery;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List the Clockify users, with the employees they are, or may be.")
final class PeopleListCommand extends HubCommand {

    @Option(names = "--unmatched", description = "Only those of whom nobody knows who they are.")
    private boolean unmatched;

    @Option(names = "--integration", paramLabel = "NAME", description = "Only those whom this integration sees.")
    private String integration;

    @Option(names = "--csv", description = "As CSV; 'people map --file' takes it back, with the column employee filled in.")
    private boolean csv;

    @Mixin
    private JsonOutput json;

    @Override
    protected void prepare(Hub hub) {
        if (integration != null) {
            SelectedIntegrations.requireKnown(List.of(integration), hub.integrations());
        }
    }

    @Override
    protected int run(Hub hub) {
        List<Person> list = hub.get(PeopleQuery.class).list(unmatched, integration);
        if (json.printed(list)) {
            return ExitCode.OK;
        }
        if (csv) {
            PeopleList.writeCsv(list, out());
            return ExitCode.OK;
        }
        Table table = new Table("CLOCKIFY USER", "NAME", "E-MAIL", "EMPLOYEE", "BY", "WHY NOT, AND WHO IT MAY BE");
        for (Person person : list) {
            table.row(
                    person.userId(),
                    Formats.text(person.name(), 30),
                    Formats.text(person.email(), 40),
                    person.employeeId() == null
                            ? person.state() == Person.State.IGNORED ? "(ignored)" : null
                            : person.employeeId() + " " + Formats.text(person.employeeName(), 30),
                    person.how(),
                    person.state() == Person.State.UNMATCHED ? remark(person) : null);
        }
        if (!table.isEmpty()) {
            table.print(out());
        }
        out().println(HumanReadable.counted(list.size(), "Clockify user", "Clockify users"));
        if (list.stream().anyMatch(person -> !person.suggestions().isEmpty())) {
            out().println("Accept a suggestion by: " + words().of("people", "accept") + " CLOCKIFY_USER EMPLOYEE");
        }
        return ExitCode.OK;
    }

    private static String remark(Person person) {
        return person.reason() + (person.suggestions().isEmpty() ? "" : "; perhaps " + UnmatchedReport.mayBe(person.best()));
    }
}
