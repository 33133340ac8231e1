package io.camelhub.clockify.simulator;

/**
 * Behaviour that Clockify's documents leave open, contradict, or that changed over time. Each can be switched on and off
 * with {@link Behaviour#on} and {@link Behaviour#off}; the state at the start is the sheet's likelier one, or the nastier.
 */
public enum Quirk {
    /** Objects carry fields that no document mentions. */
    UNKNOWN_FIELDS(true),
    /** Fields that are null are missing. */
    NULLS_LEFT_OUT(false),
    /** Times have a fraction, {@code .000}. */
    TIMES_WITH_FRACTION(false),
    /** Flags of time entries are text, {@code "true"}, in reports and lists. */
    FLAGS_AS_TEXT(false),
    /** Every key is refused as unknown (401, 4003): what a right key meets on another region's host. */
    KEYS_OF_ANOTHER_REGION(false),
    /** 429 answers say in {@code Retry-After} how many seconds to wait. */
    RETRY_AFTER(false),
    /** The limits are enforced with 429; off, they are only counted. */
    LIMITS_ENFORCED(true),
    /** Requests without a workspace in the path count for every workspace that the key sees. */
    UNSCOPED_CALLS_COUNT_EVERYWHERE(false),
    /** Calls of the reports root do not count towards the limits. */
    REPORTS_ARE_NOT_COUNTED(false),

    /** A page of a core list that is larger than {@link Behaviour#listLargestPageSize} is 400 with code 501; off, with 3000. */
    LIST_PAGE_SIZE_IS_A_RULE(false),
    /** A page of a core list or a report of resources that is larger than the largest is cut to it; off, 400. */
    LIST_PAGE_SIZE_IS_CUT(false),
    /** Core lists do not say {@code Last-Page}. */
    NO_LAST_PAGE(false),
    /** The key's owner, though it may read the workspace, is no member: no list names them, and their own list is 400 with code 501. */
    OWNER_IS_NO_MEMBER(false),

    /** {@code GET /users} without {@code status} lists active members only; off, all. */
    USERS_DEFAULT_TO_ACTIVE(true),
    /** {@code account-statuses} of {@code GET /users} is one status only, and a comma list of them is 400. */
    USERS_ONE_ACCOUNT_STATUS(false),
    /** {@code GET /users} does not know {@code account-statuses}, whatever it holds: 400. */
    USERS_NO_ACCOUNT_STATUS(false),
    /** A plain member may not list users: 403. */
    MEMBERS_MAY_NOT_LIST_USERS(true),
    /** A plain member may not list user groups: 403. */
    MEMBERS_MAY_NOT_LIST_GROUPS(false),

    /** The window of the per-user list is read as wall clock in the key owner's zone. */
    WALL_CLOCK_WINDOW(true),
    /** The list of a user whom the key may not see is 200 and empty; off, 403. */
    HIDDEN_USER_LIST_IS_EMPTY(false),
    /** The per-user list of a fully deleted user is 400 with code 501; off, it still works. */
    DELETED_USER_LIST_FAILS(false),
    /** A batch with a gone id is 400 with code 501; off, the id is left out of the answer. */
    BATCH_FAILS_ON_GONE(false),

    /** The array of the detailed report is called {@code timeEntries}; off, {@code timeentries}. */
    REPORT_CAMEL_CASE_KEY(false),
    /** {@code totals} of a report without rows is {@code [null]}; off, {@code []}. */
    REPORT_EMPTY_TOTALS_NULL(true),
    /** Tags of report rows have {@code id}; off, {@code _id}. */
    REPORT_TAGS_HAVE_PLAIN_ID(false),
    /** {@code totalTime} of a report is that of its billable rows; off, of all of them. */
    REPORT_TIME_OF_BILLABLE(false),
    /** Report rows carry their custom fields. */
    REPORT_CUSTOM_FIELDS(true),
    /** Report rows carry the entry's type. */
    REPORT_TYPE(false),
    /** Report rows say {@code locked}; off, {@code isLocked}. */
    REPORT_SAYS_LOCKED(false),
    /** A report page larger than the largest silently gives the largest; off, 400. */
    REPORT_CLAMPS_PAGE_SIZE(false),
    /** Running timers appear in reports, with null end and duration. */
    REPORT_RUNNING_TIMERS(false),
    /** Entries of archived projects are missing from a report unless {@code archived} is true or the projects' status is ALL. */
    REPORT_HIDES_ARCHIVED(true),

    /** The feed counts pages from 1, and takes page 0 for page 1; off, from 0. */
    FEED_PAGES_FROM_ONE(false),
    /** The feed answers {@code {"response": [...]}}; off, a bare array. */
    FEED_WRAPPED(false),
    /** Feed records say {@code documentCode}; off, {@code documentType}. */
    FEED_DOCUMENT_CODE(false),
    /** The feed reads start and end as wall clock in the key owner's zone; off, as UTC. */
    FEED_WALL_CLOCK(false),
    /** The feed refuses more than one type in a call: 400. */
    FEED_ONE_TYPE_ONLY(false),
    /** The feed knows only TIME_ENTRY, TIME_ENTRY_CUSTOM_FIELD_VALUE and TIME_ENTRY_RATE, as in 2025. */
    FEED_TYPES_OF_2025(false),
    /** The feed refuses a limit above its largest with 400; off, it silently gives the largest. */
    FEED_REFUSES_LARGE_LIMIT(false),
    /** The feed knows only the eight types that Clockify documents; off, the 17 that it was seen to take. */
    FEED_TYPES_DOCUMENTED(false),
    /** Feed records of the types that Clockify does not document carry the row; off, nothing but id, type and times. */
    FEED_RECORDS_CARRY_ROWS(false),
    /** Feed records of time entries carry {@code isLocked}. */
    FEED_LOCK(false),
    /** The feed lists the newest change first; off, the oldest. */
    FEED_NEWEST_FIRST(false),
    /** A restored entry stays listed in /deleted. */
    FEED_KEEPS_RESTORED(false),

    /** A workspace has no {@code features}. */
    FEATURES_ABSENT(false),
    /** {@code features} of a workspace is an object whose {@code features} is the array; off, the array itself. */
    FEATURES_WRAPPED(false),
    /** {@code features} of a workspace is an object of flags by name; off, an array. */
    FEATURES_ARE_FLAGS(false),
    /** Lists that are for admins, of balances and invoices, are 200 for others, with what is about them; off, 403. */
    ADMIN_LISTS_ARE_SHORT_FOR_OTHERS(false),
    /** Requests for time off of all statuses are withdrawn ones, too; off, those are in no list. */
    TIME_OFF_LISTS_WITHDRAWN(false),
    /** Approval requests are pending ones if no status is asked for; off, all that can be listed. */
    APPROVALS_WITHOUT_STATUS_ARE_PENDING(false),
    /** Assignments are listed that lie within the window; off, that overlap it. */
    ASSIGNMENTS_WITHIN_WINDOW(false),
    /** Each occurrence of an assignment that repeats has the same id; off, the second and later have ids of their own. */
    RECURRING_ASSIGNMENTS_REPEAT_THEIR_ID(true),
    /** Attendance has a row for each member and day; off, for days with work or time off. */
    ATTENDANCE_HAS_EMPTY_DAYS(false),
    /** Attendance that is asked for with {@code hasTimeOff} has rows with time off only; off, all rows, with their time off. */
    ATTENDANCE_TIME_OFF_IS_A_FILTER(false),
    /** Attendance says start and end as the time of day; off, as a time with its offset. */
    ATTENDANCE_CLOCK_TIMES(false),
    /** Attendance has capacity on holidays; off, none. */
    ATTENDANCE_CAPACITY_ON_HOLIDAYS(false),
    /** The quantity of an invoice's item is in hundredths; off, in whole units. */
    INVOICE_QUANTITY_IS_HUNDREDTHS(true),
    /** The author of an invoice's payment is the user's id; off, their name. */
    PAYMENT_AUTHOR_IS_AN_ID(false);

    private final boolean onAtStart;

    Quirk(boolean onAtStart) {
        this.onAtStart = onAtStart;
    }

    boolean onAtStart() {
        return onAtStart;
    }
}
