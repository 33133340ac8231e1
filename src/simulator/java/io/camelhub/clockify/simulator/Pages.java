package io.camelhub.clockify.simulator;

/** What a list makes of the page that was asked for. */
public enum Pages {
    AS_ASKED,
    /** Each page is the first one again, and never the last. */
    FIRST_AGAIN,
    /** Each page is the whole list, and none says whether it is the last. */
    WHOLE
}
