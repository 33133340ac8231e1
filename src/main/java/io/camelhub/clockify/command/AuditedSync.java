package io.camelhub.clockify.command;

import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.AuditTable.Outcome;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** The audit log's lines of an ordered sync. */
@Decision
public final class AuditedSync {

    private AuditedSync() {
    }

    /** @param held the number of held deletions, for an order that confirms them */
    public static Line line(SyncOrder what, long held) {
        AuditAction action = what.confirmDeletions() ? AuditAction.DELETIONS_CONFIRMED
                : !what.entries().isEmpty() || !what.users().isEmpty() ? AuditAction.ENTRIES_READ_AGAIN
                : what.reconcile() ? AuditAction.RECONCILE : AuditAction.SYNC;
        return new Line(action, what.integrations().isEmpty() ? null : String.join(", ", what.integrations()),
                what.confirmDeletions() ? HumanReadable.counted(held, "deletion", "deletions") + " held back" : null, null, null);
    }

    public static AuditLog.End end(SyncResult result) {
        return end(result, null);
    }

    /** @param more a further result; null for none */
    public static AuditLog.End end(SyncResult result, String more) {
        List<String> after = new ArrayList<>();
        if (!result.workspaces().isEmpty()) {
            after.add(HumanReadable.counted(result.workspaces().size(), "workspace", "workspaces") + ": " + sum(result, RunSummary::inserted) + " new, "
                    + sum(result, RunSummary::updated) + " changed, " + sum(result, RunSummary::deleted) + " deleted");
        }
        if (more != null) {
            after.add(more);
        }
        List<String> problems = new ArrayList<>();
        result.failures().forEach((integration, why) -> problems.add(integration + ": " + why));
        result.workspaces().stream().filter(run -> run.error() != null).map(run -> run.workspaceName() + ": " + run.error()).forEach(problems::add);
        result.waits().stream().map(Wait::reason).distinct().forEach(problems::add);
        return new AuditLog.End(outcome(result), AuditLog.lines(after), AuditLog.lines(problems));
    }

    private static String sum(SyncResult result, ToIntFunction<RunSummary> figure) {
        return HumanReadable.number(result.workspaces().stream().mapToLong(figure::applyAsInt).sum());
    }

    private static Outcome outcome(SyncResult result) {
        boolean anyFailed = !result.failures().isEmpty() || result.workspaces().stream().anyMatch(run -> run.outcome().equals("failed"));
        boolean anyOther = result.workspaces().stream().anyMatch(run -> !run.outcome().equals("failed"));
        return anyFailed ? anyOther ? Outcome.PARTIAL : Outcome.FAILED
                : !result.waits().isEmpty() ? Outcome.WAITING
                : result.isWhole() ? Outcome.DONE : Outcome.PARTIAL;
    }
}
