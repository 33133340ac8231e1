package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.people.WrongRequestException;

/** A command that works on a hub: starts it, brings its tables up to date, does its work, and stops it. */
public abstract class HubCommand extends CliCommand {

    @Override
    public final Integer call() throws Exception {
        requireArguments();
        try (Hub hub = Hub.open(invocation(), invocation().settings(), routes())) {
            prepare(hub);
            if (usesDatabase()) {
                hub.migrate();
            }
            return run(hub);
        } catch (WrongRequestException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        } finally {
            out().flush();
            err().flush();
        }
    }

    /** Refuses arguments that do not fit together, before anything is opened. */
    protected void requireArguments() {
    }

    /** Which routes it needs: where Clockify is asked, some. */
    protected HubRoutes routes() {
        return HubRoutes.NONE;
    }

    /** Whether the database is asked. */
    protected boolean usesDatabase() {
        return true;
    }

    /** Says what can be said before the database is asked. */
    protected void prepare(Hub hub) throws Exception {
    }

    /** Does the work; gives the exit code. */
    protected abstract int run(Hub hub) throws Exception;
}
