package io.camelhub.clockify.simulator;

/** How a refusal is worded: Clockify's JSON, nothing at all, or a proxy's HTML page. */
public enum ErrorBody {
    JSON, EMPTY, HTML
}
