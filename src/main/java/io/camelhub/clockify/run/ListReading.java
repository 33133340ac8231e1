package io.camelhub.clockify.run;

import io.camelhub.clockify.http.LastPage;
import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How far the reading of one of Clockify's lists got, page by page. As long as nothing was answered, a 400 may be about the
 * number of rows asked for, or about how the users' {@code account-statuses} are written: it is tried with less, each once.
 */
@Decision
public final class ListReading {

    public static final String USERS = "users";
    public static final String GROUPS = "user groups";
    public static final String RUNNING = "running timers";
    /** The tasks of one project, which may be gone. */
    public static final String TASKS = "tasks";

    /** No list has more rows than this. */
    private static final int MOST_ROWS = 500_000;

    private static final List<Integer> SIZES = List.of(5000, 1000, 200, 50);

    /** How the list of users is asked for the accounts of all statuses. */
    public enum Form {
        /** By a comma list. */
        LIST,
        /** One status after the other. */
        EACH,
        /** Without the statuses: the list of those that Clockify gives by itself. */
        NONE
    }

    /** The statuses of accounts, by Clockify's API. */
    private enum Status {
        ACTIVE, PENDING_EMAIL_VERIFICATION, DELETED, NOT_REGISTERED, LIMITED, LIMITED_DELETED
    }

    private final String request;
    private final String path;
    private final int largest;
    private int size;
    private Form form;
    private int page = 1;
    private boolean answered;
    private boolean done;
    private boolean asksLess;
    private String reason;
    private final List<Status> statuses = new ArrayList<>(List.of(Status.values()));
    private final Set<Status> listed = EnumSet.noneOf(Status.class);

    /**
     * A request for a page.
     *
     * @param path below that of the workspace
     */
    public record Page(String path, String query) {
    }

    /**
     * @param path below that of the workspace
     * @param taken what was taken when it was last read, or null for the usual
     */
    public ListReading(String request, String path, Refusal taken) {
        this.request = request;
        this.path = path;
        // of running timers Clockify gives no more
        this.largest = request.equals(RUNNING) ? 1000 : SIZES.get(0);
        this.size = taken == null ? largest : taken.pageSize();
        this.form = taken == null ? Form.LIST : taken.form();
    }

    public String request() {
        return request;
    }

    public int size() {
        return size;
    }

    public Form form() {
        return form;
    }

    /** What Clockify said to what was asked before less was taken; null where it took the first. */
    public String reason() {
        return reason;
    }

    public boolean more() {
        return !done;
    }

    /** The request for the next page. */
    public Page next() {
        return new Page(path, query());
    }

    String query() {
        String paging = "page=" + page + "&page-size=" + size;
        return switch (request) {
            case RUNNING -> paging;
            case USERS -> "status=ALL&" + accounts() + "memberships=WORKSPACE&include-roles=true&sort-column=ID&" + paging;
            case GROUPS -> "includeTeamManagers=true&sort-column=ID&" + paging;
            default -> "sort-column=ID&" + paging;
        };
    }

    private String accounts() {
        return switch (form) {
            case LIST -> "account-statuses=" + String.join(",", List.of(Status.values()).stream().map(Status::name).toList()) + "&";
            case EACH -> "account-statuses=" + statuses.get(0) + "&";
            case NONE -> "";
        };
    }

    /**
     * Takes note of a page.
     *
     * @return whether it is the first that was taken after something was refused
     */
    public boolean onPage(int rows, String lastPage) {
        boolean learnt = !answered && asksLess;
        answered = true;
        if (LastPage.is(lastPage, rows, size) || (long) page * size >= MOST_ROWS) {
            next(form == Form.EACH);
        } else {
            page++;
        }
        return learnt;
    }

    private void next(boolean isListed) {
        page = 1;
        if (isListed) {
            listed.add(statuses.get(0));
        }
        if (form == Form.EACH) {
            statuses.remove(0);
        }
        done = form != Form.EACH || statuses.isEmpty();
    }

    /**
     * Clockify refuses what was asked with 400; false where nothing is left to be tried.
     *
     * @param saysGone whether with its code for a rule that is broken, which a number of rows may be, too, and for a thing that is gone
     */
    public boolean refused(String why, boolean saysGone) {
        if (answered) {
            // a status that Clockify does not know, among those that it knows
            boolean skips = form == Form.EACH && page == 1;
            if (skips) {
                next(false);
            }
            return skips;
        }
        asksLess = true;
        reason = why;
        int smallest = SIZES.size() - 1;
        int next = SIZES.indexOf(size) + 1;
        if (next <= smallest) {
            // a project that is gone is not worth a request a size
            size = SIZES.get(saysGone && request.equals(TASKS) ? smallest : next);
            return true;
        }
        if (!request.equals(USERS) || form == Form.NONE) {
            return false;
        }
        form = Form.values()[form.ordinal() + 1];
        size = largest;
        return true;
    }

    /** Whether an account of this status was to be seen, if there is one; of a status that is not known, it is not. */
    public boolean lists(String status) {
        return switch (form) {
            case LIST -> true;
            case EACH -> listed.stream().anyMatch(one -> one.name().equals(status));
            // by Clockify's API
            case NONE -> Set.of("ACTIVE", "PENDING_EMAIL_VERIFICATION", "NOT_REGISTERED").contains(String.valueOf(status));
        };
    }
}
