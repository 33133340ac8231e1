package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.EditIntegrations.Result;
import io.camelhub.clockify.command.EditIntegrations.Trial;
import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.IntegrationDraft;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Form;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.SessionStore;
import io.camelhub.clockify.web.page.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The form that adds or edits a Clockify integration. Each submission redirects to a page; meanwhile the values are kept here, with the key, which
 * is never sent back to the browser.
 */
public final class ConnectPage {

    private static final Address LIST = new Address("/console/integrations", Map.of());
    private static final Address ADD = new Address("/console/integrations/add/clockify", Map.of());
    private static final String TYPED = "typed";
    private static final ConnectForm NOTHING = new ConnectForm("", "", "", "", "", "");

    /** The message of a console without the hub's routes. */
    static final String ALONE = "This is the console alone, beside a hub elsewhere, and tries no keys. Order it where the hub runs: clockify integrations, clockify check.";

    private final EditIntegrations integrations;
    private final CheckKey check;
    private final KeyQuery keys;
    private final ClockifySettings settings;
    private final Background background;
    private final Messages messages;
    private final Templates templates;
    private final SessionStore<State> kept = new SessionStore<>();

    public ConnectPage(EditIntegrations integrations, CheckKey check, KeyQuery keys, ClockifySettings settings, Background background,
            Messages messages, Templates templates) {
        this.integrations = integrations;
        this.check = check;
        this.keys = keys;
        this.settings = settings;
        this.background = background;
        this.messages = messages;
        this.templates = templates;
    }

    /** The mistake in a field; in the form as a whole where {@code field} is empty. */
    public record Wrong(String field, String words) {
    }

    /**
     * The result of a test or an order.
     *
     * @param style the CSS class of its colour
     * @param lines details
     */
    public record Outcome(String style, String sign, String words, List<String> lines) {
    }

    /**
     * An open form.
     *
     * @param name of the edited integration; null for a new one
     * @param version of the file when the form was opened
     * @param outcome null before the first test
     * @param seen null where the key is not known to work
     * @param saved the answer once it was saved, repeated for a second submission; null before
     */
    private record State(String name, ConnectForm typed, String key, String version, List<Wrong> wrong, Outcome outcome, VisibleToKey seen, PageAnswer saved) {

        State(String name, ConnectForm typed, String key, String version, List<Wrong> wrong, Outcome outcome, VisibleToKey seen) {
            this(name, typed, key, version, wrong, outcome, seen, null);
        }

        State saved(PageAnswer answer) {
            return new State(name, NOTHING, "", version, List.of(), null, null, answer);
        }

        State with(List<Wrong> other) {
            return new State(name, typed, key, version, other, null, seen);
        }

        State with(Outcome other, VisibleToKey nowSeen) {
            return with(other, nowSeen, List.of());
        }

        State with(Outcome other, VisibleToKey nowSeen, List<Wrong> nowWrong) {
            return new State(name, typed, key, version, nowWrong, other, nowSeen);
        }

        State at(String otherVersion) {
            return new State(name, typed, key, otherVersion, wrong, outcome, seen);
        }

        Set<String> offered() {
            return seen == null ? Set.of() : seen.ids();
        }

        /** Without the keys. */
        @Override
        public String toString() {
            return typed.toString();
        }
    }

    /**
     * The view of the template.
     *
     * @param handle of the open form in the session
     * @param isNew whether the integration is new
     * @param hasKey whether the key of the last test is kept
     * @param place the host for the key, where the form cannot change it; null where it can
     */
    public record View(String title, String action, String handle, boolean isNew, ConnectForm typed, List<Wrong> wrong, Outcome outcome, VisibleToKey seen,
            boolean hasKey, String place, List<ConnectForm.Region> regions) {

        /** The mistake in a field; null for none. */
        public String wrongIn(String field) {
            return wrong.stream().filter(one -> one.field().equals(field)).map(Wrong::words).findFirst().orElse(null);
        }

        public boolean isTicked(String id) {
            return typed.hasTeam(id);
        }

        /** Whether the folded part contains something important. */
        public boolean isOpen() {
            return wrong.stream().anyMatch(one -> !Set.of("name", "key", "").contains(one.field())) || !isNew
                    || !typed.equals(new ConnectForm(typed.name(), "", "", "", "", ""));
        }
    }

    public PageAnswer add(PageRequest request) {
        return request.isOrder() ? taken(request, null, ADD) : shown(request, null, ADD);
    }

    public PageAnswer edit(PageRequest request) {
        String name = request.address().segment(1);
        if (!settings.isEditable(name)) {
            return messages.then(request, LIST, Message.failed(name + " is not written in integrations.properties: where it is written, it is edited by hand."));
        }
        Address here = new Address("/console/integrations/" + Address.part(name) + "/edit", Map.of());
        return request.isOrder() ? taken(request, name, here) : shown(request, name, here);
    }

    private PageAnswer shown(PageRequest request, String name, Address here) {
        String handle = request.address().get(TYPED);
        Optional<State> open = kept.find(request.visitor(), handle).filter(state -> Objects.equals(state.name(), name) && state.saved() == null);
        State state = open.orElseGet(() -> begun(name));
        String title = name == null ? "Connect to Clockify" : "Edit " + name;
        return PageAnswer.html(templates.render("connect/form", Map.of("frame", new Frame(title, "Integrations", request.visitor()),
                "view", new View(title, here.path(), open.isPresent() ? handle : kept.keep(request.visitor(), state), name == null, state.typed(),
                        state.wrong(), state.outcome(), state.seen(), !state.key().isEmpty(), place(name), ConnectForm.REGIONS))));
    }

    private State begun(String name) {
        return new State(name, name == null ? NOTHING : ConnectForm.of(name, integrations.texts(name)), "", integrations.version(), List.of(), null, null);
    }

    /** A host other than Clockify's regions can be set in files only. */
    private String place(String name) {
        Map<Setting, String> texts = name == null ? Map.of() : integrations.texts(name);
        return texts.containsKey(Setting.API_URL) || texts.containsKey(Setting.REPORTS_URL)
                ? settings.integration(name).map(one -> one.apiUrl().getHost()).orElse("the host of its api-url") : null;
    }

    private PageAnswer taken(PageRequest request, String name, Address here) {
        Form form = request.form();
        Optional<State> open = kept.find(request.visitor(), form.get(TYPED)).filter(state -> Objects.equals(state.name(), name));
        if (open.isPresent() && open.get().saved() != null) {
            return open.get().saved();
        }
        State before = open.orElseGet(() -> begun(name));
        State state = new State(name, ConnectForm.of(name, form, before.typed(), before.offered()),
                form.get("key").isBlank() ? before.key() : form.get("key"), before.version(), List.of(), null, before.seen());
        IntegrationDraft draft = state.typed().draft(state.key(), name == null ? Map.of() : integrations.texts(name), place(name) == null);
        List<Wrong> wrong = open.isEmpty()
                ? List.of(new Wrong("", "The page was open for more than half an hour. Look at it again; a key must be typed again."))
                : wrong(draft, state.typed(), name == null);
        if (!wrong.isEmpty()) {
            return again(request, here, state.with(wrong));
        }
        boolean save = form.get("act").equals("save");
        boolean tries = !save || name == null || !draft.key().isEmpty() || draft.texts().containsKey(Setting.TEAM_IDS);
        if (tries && !check.isHere()) {
            return again(request, here, state.with(List.of(new Wrong("", ALONE))));
        }
        Order order = new Order(request.visitor().name(), "console");
        try {
            return save ? saved(request, here, state, draft, order) : again(request, here, tested(state, draft, order));
        } catch (CommandFailedException e) {
            return again(request, here, state.with(List.of(new Wrong(draft.key().isEmpty() ? "key" : "", sentence(e.getMessage())))));
        }
    }

    private PageAnswer again(PageRequest request, Address here, State state) {
        return PageAnswer.redirect(here.with(TYPED, kept.keep(request.visitor(), state)));
    }

    private List<Wrong> wrong(IntegrationDraft draft, ConnectForm typed, boolean isNew) {
        List<Wrong> wrong = new ArrayList<>();
        List<SettingProblem> problems = new ArrayList<>(draft.problems());
        if (Integration.problemOfName(draft.name()) != null) {
            // with a wrong name, the other checks would be misleading
            problems.addAll(new IntegrationDraft("main", draft.key(), draft.texts()).problems());
        }
        for (SettingProblem problem : problems) {
            String key = problem.property().substring(problem.property().lastIndexOf('.') + 1);
            String field = problem.property().startsWith("'") ? "name" : key.equals(Setting.API_KEY.key()) ? "key"
                    : key.equals(Setting.REGION.key()) && !typed.subdomain().isBlank() ? "subdomain" : key;
            wrong.add(new Wrong(field, sentence((problem.problem().startsWith("is ") ? "this " : "") + problem.problem() + ": " + problem.remedy())));
        }
        if (isNew && wrong.stream().noneMatch(one -> one.field().equals("name"))) {
            if (settings.integration(draft.name()).isPresent() || !settings.integrations().problemsOf(draft.name()).isEmpty()) {
                wrong.add(0, new Wrong("name", "There is an integration of this name already: choose another, or edit that one."));
            } else if (List.of("add", "list").contains(draft.name())) {
                wrong.add(0, new Wrong("name", "This is the address of another page of the console: choose another name."));
            }
        }
        if (isNew && draft.key().isEmpty()) {
            wrong.add(new Wrong("key", "The API key is needed. In Clockify: Profile settings, API, Generate."));
        }
        return wrong;
    }

    private State tested(State state, IntegrationDraft draft, Order order) {
        Trial<VisibleToKey> trial = integrations.test(draft, integration -> VisibleToKey.of(keys.view(integration)), order);
        CheckKey.Result result = trial.result();
        List<String> lines = new ArrayList<>(List.of("Tried: whose key it is, its workspaces, and in each its people, user groups and detailed report."));
        List<String> lacks = trial.seen() == null ? List.of() : trial.seen().lacks();
        lacks.stream().skip(1).forEach(lack -> lines.add("It " + lack + "."));
        result.problems().forEach(problem -> lines.add(OneLine.of(problem)));
        Outcome outcome = switch (result.answer()) {
            case NOT_NOW -> new Outcome("wait", "◷", "Not checked: Clockify cannot be asked now. You may save it; it is tried again by itself.", lines);
            case REFUSED -> new Outcome("act", "▲", "Refused. Nothing is saved.", lines);
            case GIVEN -> result.teamsUnknown()
                    ? new Outcome("act", "▲", "The key works, but knows none of the team ids. Tick what is to be gathered.", lines)
                    : trial.seen().workspaces().isEmpty()
                    ? new Outcome("act", "▲", "The key works, but sees no workspace: it would gather nothing.", lines)
                    : !lacks.isEmpty() ? new Outcome("act", "▲", "The key works, but " + lacks.get(0) + ".", lines)
                    : new Outcome("ok", "✓", "The key works: it is of " + trial.seen().owner() + ".", lines);
        };
        return state.with(outcome, trial.seen(), result.answer() == CheckKey.Answer.REFUSED
                ? List.of(new Wrong("key", "Refused: what was tried, and what to do, stands above."))
                : result.teamsUnknown() ? List.of(new Wrong("team-ids", "The key knows none of them.")) : List.of());
    }

    private PageAnswer saved(PageRequest request, Address here, State state, IntegrationDraft draft, Order order) {
        boolean isNew = state.name() == null;
        Result result = isNew ? integrations.add(draft, state.version(), order) : integrations.edit(draft, state.version(), order);
        String done = draft.name() + (isNew ? " is added" : " is changed");
        List<String> problems = Stream.concat(result.tried() && result.outcome() == EditIntegrations.Outcome.SAVED ? lacks(draft.name()) : Stream.empty(),
                result.problems().stream().map(OneLine::of)).toList();
        return switch (result.outcome()) {
            case SAVED -> done(request, isNew, new Message(problems.isEmpty() ? Message.Kind.DONE : Message.Kind.NOTE,
                    done + (result.tried() ? ", and its key works. " : ". ") + when(isNew), problems), draft.name());
            case SAVED_UNCHECKED -> done(request, isNew, new Message(Message.Kind.NOTE,
                    done + ", but its key is not checked: Clockify could not be asked. It is tried again by itself.", problems), draft.name());
            case REFUSED -> again(request, here, state.with(wrong("key", problems)));
            case TEAMS_UNKNOWN -> again(request, here, state.with(wrong("team-ids", problems)));
            case CHANGED_MEANWHILE -> again(request, here, state.at(integrations.version()).with(new Outcome("wait", "◷",
                    "Not saved: integrations.properties was changed meanwhile. Look at both versions; to save yours as well, press Save again.",
                    masked(result.lines())), state.seen()));
            case NOT_WRITABLE -> again(request, here, state.with(new Outcome("act", "▲",
                    "Not saved. Paste these lines into integrations.properties, with the key in its place:",
                    join(result.lines(), problems)), state.seen()));
        };
    }

    private Stream<String> lacks(String name) {
        return settings.integration(name).stream().flatMap(one -> VisibleToKey.of(keys.view(one)).lacks().stream()).map(lack -> "The key " + lack + ".");
    }

    private PageAnswer done(PageRequest request, boolean isNew, Message message, String name) {
        background.look();
        PageAnswer answer = messages.then(request, isNew ? LIST : LIST.at(LIST.path() + "/" + Address.part(name)), message);
        String handle = request.form().get(TYPED);
        kept.find(request.visitor(), handle).ifPresent(state -> kept.replace(request.visitor(), handle, state.saved(answer)));
        return answer;
    }

    private String when(boolean isNew) {
        return !background.isHere() ? "The hub takes it within a minute." : isNew ? "It is filling now." : "It counts from now on.";
    }

    private static List<Wrong> wrong(String field, List<String> problems) {
        return List.of(new Wrong(field, sentence(problems.isEmpty() ? "it is refused" : String.join("; ", problems))));
    }

    private static List<String> masked(List<String> lines) {
        return lines.stream().map(PageText::text).toList();
    }

    private static List<String> join(List<String> lines, List<String> problems) {
        List<String> all = new ArrayList<>(masked(lines));
        all.addAll(problems);
        return all;
    }

    private static String sentence(String words) {
        String line = OneLine.of(words);
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + (line.endsWith(".") ? "" : ".");
    }
}
