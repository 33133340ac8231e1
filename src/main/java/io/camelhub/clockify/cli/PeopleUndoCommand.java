package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.DecisionReport;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.SuggestionClass;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify people undo}. */
@Command(
        name = "undo",
        description = "Take back the last decision about a Clockify user, or all that one command or one setting decided.")
final class PeopleUndoCommand extends PeopleAction {

    @ArgGroup(multiplicity = "1")
    private What what;

    @Mixin
    private DecidedBy decidedBy;

    private static final class What {

        @Parameters(paramLabel = "CLOCKIFY_USER", description = "Id, e-mail or unique name.")
        private String user;

        @Option(names = "--decision", paramLabel = "ID", description = "All of one decision, as 'people history' names it.")
        private String decision;

        @Option(
                names = "--accepted",
                paramLabel = "CLASSES",
                arity = "0..1",
                fallbackValue = "",
                description = "All suggestions that clockify.people.accept-suggestions accepted; or those of some classes.")
        private String accepted;
    }

    @Override
    int run(Hub hub) {
        return print(undone(mappings(hub)), false);
    }

    private DecisionReport undone(Mappings mappings) {
        if (what.user != null) {
            return mappings.undo(what.user, decidedBy.name());
        }
        if (what.decision != null) {
            return mappings.undoDecision(what.decision, decidedBy.name());
        }
        try {
            return mappings.undoAccepted(SuggestionClass.parse(what.accepted), decidedBy.name());
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
    }
}
