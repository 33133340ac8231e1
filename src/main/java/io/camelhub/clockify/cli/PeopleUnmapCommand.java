package io.camelhub.clockify.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code clockify people unmap}. */
@Command(
        name = "unmap",
        description = {
            "Take a Clockify user's employee off.",
            "What was decided by hand gives way to the rules again; an automatic match does not come back by itself."
        })
final class PeopleUnmapCommand extends PeopleAction {

    @Parameters(paramLabel = "CLOCKIFY_USER", description = "Id, e-mail or unique name.")
    private String user;

    @Mixin
    private DecidedBy decidedBy;

    @Override
    int run(Hub hub) {
        return print(mappings(hub).unmap(user, decidedBy.name()), false);
    }
}
