package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.people.WrongRequestException;

/** A command on a hub: starts the hub, migrates its tables, does its work, and stops it. */
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

    /** Throws for arguments that contradict each other, before anything is opened. */
    protected void requireArguments() {
    }

    /** The routes that the command needs; requests to Clockify need some. */
    protected HubRoutes routes() {
        return HubRoutes.NONE;
    }

    /** Whether the command uses the database. */
    protected boolean usesDatabase() {
        return true;
    }

    /** Prints what is possible before the database is used. */
    protected void prepare(Hub hub) throws Exception {
    }

    /** Does the work; returns the exit code. */
    protected abstract int run(Hub hub) throws Exception;
}
