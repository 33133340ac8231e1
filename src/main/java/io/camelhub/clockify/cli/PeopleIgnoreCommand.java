package io.camelhub.clockify.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clockify people ignore}. */
@Command(
        name = "ignore",
        description = "Leave a Clockify user (a bot, a shared account) without an employee, and stop reporting it.")
final class PeopleIgnoreCommand extends PeopleAction {

    @Parameters(paramLabel = "CLOCKIFY_USER", description = "Id, e-mail or unique name.")
    private String user;

    @Mixin
    private DecidedBy decidedBy;

    @Override
    int run(Hub hub) {
        return print(mappings(hub).ignore(user, decidedBy.name()), false);
    }
}
