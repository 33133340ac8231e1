package io.camelhub.clockify.run;

import io.camelhub.clockify.http.LastPage;
import io.camelhub.clockify.model.Decision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The progress of reading one of Clockify's lists, page by page. A 400 before the first answer may be about the page size, or about the form of the
 * users' {@code account-statuses}: the request is then reduced step by step.
 */
@Decision
public final class ListReading {

    public static final String USERS = "users";
    public static final String GROUPS = "user groups";
    public static final String RUNNING = "running timers";

    /** More rows than any list has. */
    private static final int MOST_ROWS = 500_000;

    /** The shortest pages that are asked for where longer ones are refused. */
    public static final int SMALLEST = 50;

    private static final List<Integer> SIZES = List.of(5000, 1000, 200, SMALLEST);

    /** The form in which the user list is requested with all account statuses. */
    public enum Form {
        /** With a list of statuses, separated by commas. */
        LIST,
        /** With one status after the other. */
        EACH,
        /** Without statuses: Clockify's default list. */
        NONE
    }

    /** The account statuses of Clockify's API. */
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
     * @param path relative to the workspace's
     */
    public record Page(String path, String query) {
    }

    /**
     * @param path relative to the workspace's
     * @param taken the reduced form that was accepted last time; null for the normal one
     */
    public ListReading(String request, String path, Refusal taken) {
        this.request = request;
        this.path = path;
        // Clockify's maximum for running timers
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

    /** Clockify's refusal of the normal form; null where that was accepted. */
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
     * Records a page.
     *
     * @return whether it is the first accepted one after a refusal
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

    /** The size of pages that is tried next where those of this size are refused. */
    public static int smaller(int size) {
        return SIZES.stream().filter(less -> less < size).findFirst().orElse(SMALLEST);
    }

    /** Handles a 400; false where the request cannot be reduced further. */
    public boolean refused(String why) {
        if (answered) {
            // an unknown status among the known ones
            boolean skips = form == Form.EACH && page == 1;
            if (skips) {
                next(false);
            }
            return skips;
        }
        asksLess = true;
        reason = why;
        if (size > SMALLEST) {
            size = smaller(size);
            return true;
        }
        if (!request.equals(USERS) || form == Form.NONE) {
            return false;
        }
        form = Form.values()[form.ordinal() + 1];
        size = largest;
        return true;
    }

    /** Whether the list includes accounts of this status; false for an unknown one. */
    public boolean lists(String status) {
        return switch (form) {
            case LIST -> true;
            case EACH -> listed.stream().anyMatch(one -> one.name().equals(status));
            // Clockify's default
            case NONE -> Set.of("ACTIVE", "PENDING_EMAIL_VERIFICATION", "NOT_REGISTERED").contains(String.valueOf(status));
        };
    }
}
