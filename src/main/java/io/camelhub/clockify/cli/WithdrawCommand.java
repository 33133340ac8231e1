package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.command.PendingOrders;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.query.OrderQuery;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        description = {
            "Withdraw what was ordered of an integration in the console and waits. What it did so far stays.",
            "Exit code 1 where a hub is about an order: that can be withdrawn once it waits again."
        })
final class WithdrawCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", description = "Of the integration.")
    private String name;

    @Override
    protected int run(Hub hub) {
        List<OrderQuery.Pending> pending = hub.get(OrderQuery.class).of(name);
        if (pending.isEmpty()) {
            out().println("nothing that was ordered of " + name + " waits");
        }
        return pending.stream().filter(order -> !withdrawn(hub, order)).count() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean withdrawn(Hub hub, OrderQuery.Pending order) {
        String what = AuditAction.of(order.action()).map(AuditAction::words).orElse(order.action()) + (order.byWhom() == null ? "" : ", by " + Formats.text(order.byWhom()));
        boolean underWay = hub.get(PendingOrders.class).withdraw(order.id(), order()) == PendingOrders.Withdrawn.UNDER_WAY;
        (underWay ? err() : out()).println(what + (underWay ? ": not withdrawn, as a hub is about it" : ": withdrawn"));
        return !underWay;
    }
}
