package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.command.EditIntegrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A command under {@code clockify integrations} that pauses or resumes an integration. */
abstract class EnableCommand extends HubCommand {

    private final boolean enabled;

    @Parameters(paramLabel = "NAME", description = "Of the integration.")
    private String name;

    EnableCommand(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    protected int run(Hub hub) {
        return SavedReport.print(name, enabled ? "resumed" : "paused", hub.get(EditIntegrations.class).enable(name, enabled, order()),
                hub, out(), err());
    }

    @Command(name = "pause", description = "Stop an integration without deleting it: its setting enabled becomes false.")
    static final class Pause extends EnableCommand {

        Pause() {
            super(false);
        }
    }

    @Command(name = "resume", description = "Let an integration go on that was paused.")
    static final class Resume extends EnableCommand {

        Resume() {
            super(true);
        }
    }
}
