package io.camelhub.clockify.web;

import static io.camelhub.clockify.web.page.Page.ADMINS;
import static io.camelhub.clockify.web.page.Page.EVERYBODY;
import static io.camelhub.clockify.web.page.Page.Methods.FORM;
import static io.camelhub.clockify.web.page.Page.Methods.ORDER;
import static io.camelhub.clockify.web.page.Page.Methods.READ;

import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.ClearRejected;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.ExportPerson;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.RetryEvents;
import io.camelhub.clockify.command.RetryRejected;
import io.camelhub.clockify.command.SendTestMessage;
import io.camelhub.clockify.overview.HomeQuery;
import io.camelhub.clockify.overview.PersonQuery;
import io.camelhub.clockify.overview.ProjectQuery;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.AuditQuery;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.HeldQuery;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.OrderQuery;
import io.camelhub.clockify.query.OutboxQuery;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScopes;
import io.camelhub.clockify.query.RejectedQuery;
import io.camelhub.clockify.query.RunsQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WebhooksQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.timeline.ActivityQuery;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.web.overview.HomePage;
import io.camelhub.clockify.web.overview.PersonPages;
import io.camelhub.clockify.web.overview.WorkPages;
import io.camelhub.clockify.web.page.AccountPage;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.Page;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.Pages;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.ActivityPage;
import io.camelhub.clockify.web.timeline.EventPage;
import io.camelhub.clockify.web.timeline.EventsPage;
import java.util.List;
import java.util.Set;
import org.apache.camel.spi.Registry;

/**
 * Creates the pages of the console and lists them, a line each. The line of a page defines all that is known by its address: roles, navigation,
 * methods, whether a request keeps the session alive, uploads and the number of parallel downloads.
 */
final class PageTable {

    /** The roles that begin with the home page. */
    private static final Set<Role> AT_HOME = Set.of(Role.ADMIN, Role.MANAGER, Role.VIEWER);

    private final Registry beans;

    /** @param beans the plugin's beans */
    PageTable(Registry beans) {
        this.beans = beans;
    }

    /** @param background executes long orders */
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
        EventsPage timeline = new EventsPage(events, names, bean(ProjectQuery.class), scopes, settings, templates);
        EventPage event = new EventPage(events, bean(ExplainQuery.class), scopes, settings, templates);
        ActivityPage activity = new ActivityPage(bean(ActivityQuery.class), events, bean(ProjectQuery.class), scopes, settings::dayZone, templates);
        HomePage home = new HomePage(bean(HomeQuery.class), bean(AttentionQuery.class), status, IntegrationsPage::unwell, scopes, settings, templates);
        WorkPages work = new WorkPages(bean(ProjectQuery.class), events, scopes, settings, templates);
        PersonPages persons = new PersonPages(bean(PersonQuery.class), scopes, settings, templates);
        PeopleListing listing = bean(PeopleListing.class);
        DecideIdentity decide = bean(DecideIdentity.class);
        PeopleListPage people = new PeopleListPage(listing, names, settings::dayZone, messages, templates);
        PersonPage person = new PersonPage(listing, settings::dayZone, messages, templates);
        IdentityController deciding = new IdentityController(decide, listing, messages);
        ImportPage files = new ImportPage(decide, bean(ImportRoster.class), settings, messages, templates);
        PersonOrders personOrders = new PersonOrders(listing, bean(ExportPerson.class), bean(ErasePerson.class), background, messages, templates);
        OutboxPage outbox = new OutboxPage(bean(OutboxQuery.class), bean(RetryEvents.class), status::times, messages, templates);
        OperationPage operation = new OperationPage(status, bean(WebhooksQuery.class), bean(SendTestMessage.class), settings, messages, templates);
        AuditPage audit = new AuditPage(bean(AuditQuery.class), listing, settings::dayZone, templates);

        return new Pages(List.of(
                new Page("/console/", READ, EVERYBODY, request -> PageAnswer.redirect(request.visitor().firstPage())),
                new Page("/console/home", READ, AT_HOME, home::page).listedAs("Home"),
                new Page(PersonPages.OWN, READ, Set.of(Role.EMPLOYEE), persons::own).listedAs(PersonPages.SECTION),
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
                new Page("/console/projects/{workspace}/{project}", READ, EVERYBODY, work::project),
                new Page("/console/clients/{workspace}/{client}", READ, EVERYBODY, work::client),
                new Page("/console/people", READ, ADMINS, people::page).listedAs("People"),
                new Page("/console/people/pending.csv", READ, ADMINS, people::csv).download(),
                new Page("/console/people/history", READ, ADMINS, person::history),
                new Page("/console/people/import", FORM, ADMINS, files::page).upload(),
                new Page("/console/people/decide", ORDER, ADMINS, deciding::decide),
                new Page("/console/people/users/{user}", READ, ADMINS, person::page),
                new Page("/console/people/users/{user}/export", ORDER, ADMINS, personOrders::export).download(),
                new Page("/console/people/users/{user}/forget", FORM, ADMINS, personOrders::forget),
                new Page("/console/people/{employee}", READ, EVERYBODY, persons::page),
                new Page("/console/runs", READ, ADMINS, runs::page).listedAs("Runs"),
                new Page("/console/runs/{run}", READ, ADMINS, runs::run),
                new Page("/console/runs/rejected/retry", ORDER, ADMINS, rejected::retry),
                new Page("/console/runs/rejected/clear", FORM, ADMINS, rejected::clear),
                new Page("/console/outbox", READ, ADMINS, outbox::page).listedAs("Outbox"),
                new Page("/console/outbox/retry", ORDER, ADMINS, outbox::retry),
                new Page("/console/operation", READ, ADMINS, operation::page).listedAs("Operation"),
                new Page("/console/operation/test", ORDER, ADMINS, operation::test),
                new Page("/console/audit", READ, ADMINS, audit::page).listedAs("Audit log"),
                new Page("/console/account", FORM, EVERYBODY, account::page)));
    }

    private <T> T bean(Class<T> type) {
        return beans.findSingleByType(type);
    }
}
