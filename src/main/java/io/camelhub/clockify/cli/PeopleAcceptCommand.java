package io.camelhub.clockify.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clockify people accept}. */
@Command(name = "accept", description = "Accept the likeliest suggestion for a Clockify user, or the one named.")
final class PeopleAcceptCommand extends PeopleAction {

    @Parameters(paramLabel = "CLOCKIFY_USER", index = "0", description = "Id, e-mail or unique name.")
    private String user;

    @Parameters(paramLabel = "EMPLOYEE", index = "1", arity = "0..1", description = "Which of the suggestions.")
    private String employee;

    @Mixin
    private DecidedBy decidedBy;

    @Override
    int run(Hub hub) {
        return print(mappings(hub).accept(user, employee, decidedBy.name()), false);
    }
}
