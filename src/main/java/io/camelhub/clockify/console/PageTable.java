package io.camelhub.clockify.console;

import static io.camelhub.clockify.console.page.Page.ADMINS;
import static io.camelhub.clockify.console.page.Page.EVERYBODY;
import static io.camelhub.clockify.console.page.Page.Methods.FORM;
import static io.camelhub.clockify.console.page.Page.Methods.ORDER;
import static io.camelhub.clockify.console.page.Page.Methods.READ;

import io.camelhub.clockify.command.ask.CheckKey;
import io.camelhub.clockify.command.event.RetryEvents;
import io.camelhub.clockify.command.integration.EditIntegrations;
import io.camelhub.clockify.command.person.DecideIdentity;
import io.camelhub.clockify.command.person.ErasePerson;
import io.camelhub.clockify.command.person.ExportPerson;
import io.camelhub.clockify.command.person.ImportRoster;
import io.camelhub.clockify.command.rejected.ClearRejected;
import io.camelhub.clockify.command.rejected.RetryRejected;
import io.camelhub.clockify.console.activity.ActivityPage;
import io.camelhub.clockify.console.audit.AuditPage;
import io.camelhub.clockify.console.connect.Background;
import io.camelhub.clockify.console.connect.CataloguePage;
import io.camelhub.clockify.console.connect.ConnectPage;
import io.camelhub.clockify.console.connect.OrdersPage;
import io.camelhub.clockify.console.door.AccountPage;
import io.camelhub.clockify.console.integrations.IntegrationsPage;
import io.camelhub.clockify.console.page.Messages;
import io.camelhub.clockify.console.page.Page;
import io.camelhub.clockify.console.page.PageAnswer;
import io.camelhub.clockify.console.page.Pages;
import io.camelhub.clockify.console.page.Templates;
import io.camelhub.clockify.console.page.VisitorScopes;
import io.camelhub.clockify.console.people.Deciding;
import io.camelhub.clockify.console.people.ImportPage;
import io.camelhub.clockify.console.people.PeopleListPage;
import io.camelhub.clockify.console.people.PersonOrders;
import io.camelhub.clockify.console.people.PersonPage;
import io.camelhub.clockify.console.runs.HeldPage;
import io.camelhub.clockify.console.runs.OutboxPage;
import io.camelhub.clockify.console.runs.RejectedOrders;
import io.camelhub.clockify.console.runs.RunsPage;
import io.camelhub.clockify.console.timeline.EventsPage;
import io.camelhub.clockify.console.timeline.event.EventPage;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScopes;
import io.camelhub.clockify.query.activity.ActivityQuery;
import io.camelhub.clockify.query.explain.ExplainQuery;
import io.camelhub.clockify.query.people.PeopleListing;
import io.camelhub.clockify.query.runs.AuditQuery;
import io.camelhub.clockify.query.runs.HeldQuery;
import io.camelhub.clockify.query.runs.OrderQuery;
import io.camelhub.clockify.query.runs.OutboxQuery;
import io.camelhub.clockify.query.runs.RejectedQuery;
import io.camelhub.clockify.query.runs.RunsQuery;
import io.camelhub.clockify.query.state.StatusQuery;
import io.camelhub.clockify.query.timeline.TimelineQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import java.util.List;
import org.apache.camel.spi.Registry;

/**
 * Makes the pages of the console and lists them, a line each. All that is known of a page by its address follows from its line: who is
 * let in, what the navigation of a role lists, which methods are answered, which request keeps a session alive, where a file is taken and
 * how many go out.
 */
final class PageTable {

    private final Registry beans;

    /** @param beans of the plugin */
    PageTable(Registry beans) {
        this.beans = beans;
    }

    /**
     * The table.
     *
     * @param background where orders are carried out that take long
     */
    Pages pages(AccountPage account, Background background, Messages messages, Templates templates) {
        ClockifySettings settings = bean(ClockifySettings.class);
        StatusQuery status = bean(StatusQuery.class);
        EditIntegrations editing = bean(EditIntegrations.class);
        CheckKey check = bean(CheckKey.class);
        KeyQuery keys = bean(KeyQuery.class);
        IntegrationsPage integrations = new IntegrationsPage(status, bean(OrderQuery.class), settings, messages, templates);
        CataloguePage catalogue = new CataloguePage(templates);
        ConnectPage connect = new ConnectPage(editing, check, keys, settings, background, messages, templates);
        OrdersPage orders = new OrdersPage(editing, check, keys, settings, background, messages, templates);
        HeldPage held = new HeldPage(bean(HeldQuery.class), status, settings, background, messages, templates);
        RunsPage runs = new RunsPage(bean(RunsQuery.class), bean(RejectedQuery.class), status, settings, messages, templates);
        RejectedOrders rejected = new RejectedOrders(bean(RetryRejected.class), bean(ClearRejected.class), background, settings,
                () -> status.times().now(), messages, templates);
        VisitorScopes scopes = new VisitorScopes(bean(PeopleScopes.class));
        TimelineQuery events = bean(TimelineQuery.class);
        PeopleQuery names = bean(PeopleQuery.class);
        EventsPage timeline = new EventsPage(events, names, scopes, settings, templates);
        EventPage event = new EventPage(events, bean(ExplainQuery.class), scopes, settings, templates);
        ActivityPage activity = new ActivityPage(bean(ActivityQuery.class), events, scopes, settings::dayZone, templates);
        PeopleListing listing = bean(PeopleListing.class);
        DecideIdentity decide = bean(DecideIdentity.class);
        PeopleListPage people = new PeopleListPage(listing, names, settings::dayZone, messages, templates);
        PersonPage person = new PersonPage(listing, settings::dayZone, messages, templates);
        Deciding deciding = new Deciding(decide, listing, messages);
        ImportPage files = new ImportPage(decide, bean(ImportRoster.class), settings, messages, templates);
        PersonOrders personOrders = new PersonOrders(listing, bean(ExportPerson.class), bean(ErasePerson.class), background, messages, templates);
        OutboxPage outbox = new OutboxPage(bean(OutboxQuery.class), bean(RetryEvents.class), status::times, messages, templates);
        AuditPage audit = new AuditPage(bean(AuditQuery.class), listing, settings::dayZone, templates);

        return new Pages(List.of(
                new Page("/console/", READ, EVERYBODY, request -> PageAnswer.redirect(request.visitor().firstPage())),
                new Page("/console/integrations", READ, ADMINS, integrations::page).listedAs("Integrations"),
                new Page("/console/integrations/list/poll", READ, ADMINS, integrations::poll).poll(),
                new Page("/console/integrations/add", READ, ADMINS, catalogue::page),
                new Page("/console/integrations/add/clockify", FORM, ADMINS, connect::add),
                new Page("/console/integrations/{name}", READ, ADMINS, integrations::detail),
                new Page("/console/integrations/{name}/edit", FORM, ADMINS, connect::edit),
                new Page("/console/integrations/{name}/order", ORDER, ADMINS, orders::order),
                new Page("/console/integrations/{name}/remove", FORM, ADMINS, orders::remove),
                new Page("/console/integrations/{name}/deletions", FORM, ADMINS, held::page),
                new Page("/console/timeline", READ, EVERYBODY, timeline::page).listedAs("Timeline"),
                new Page("/console/timeline/poll", READ, EVERYBODY, timeline::poll).poll(),
                new Page("/console/timeline/csv", READ, EVERYBODY, timeline::csv).download(),
                new Page("/console/timeline/{workspace}/{entry}", READ, EVERYBODY, event::page),
                new Page("/console/activity", READ, EVERYBODY, activity::page).listedAs("Activity"),
                new Page("/console/activity/csv", READ, EVERYBODY, activity::csv).download(),
                new Page("/console/people", READ, ADMINS, people::page).listedAs("People"),
                new Page("/console/people/pending.csv", READ, ADMINS, people::csv).download(),
                new Page("/console/people/history", READ, ADMINS, person::history),
                new Page("/console/people/import", FORM, ADMINS, files::page).upload(),
                new Page("/console/people/decide", ORDER, ADMINS, deciding::decide),
                new Page("/console/people/{user}", READ, ADMINS, person::page),
                new Page("/console/people/{user}/export", ORDER, ADMINS, personOrders::export).download(),
                new Page("/console/people/{user}/forget", FORM, ADMINS, personOrders::forget),
                new Page("/console/runs", READ, ADMINS, runs::page).listedAs("Runs"),
                new Page("/console/runs/rejected/retry", ORDER, ADMINS, rejected::retry),
                new Page("/console/runs/rejected/clear", FORM, ADMINS, rejected::clear),
                new Page("/console/outbox", READ, ADMINS, outbox::page).listedAs("Outbox"),
                new Page("/console/outbox/retry", ORDER, ADMINS, outbox::retry),
                new Page("/console/audit", READ, ADMINS, audit::page).listedAs("Audit log"),
                new Page("/console/account", FORM, EVERYBODY, account::page)));
    }

    private <T> T bean(Class<T> type) {
        return beans.findSingleByType(type);
    }
}
