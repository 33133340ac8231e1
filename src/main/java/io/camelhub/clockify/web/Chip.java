package io.camelhub.clockify.web;

import io.camelhub.clockify.query.Condition;
import io.camelhub.clockify.web.page.PageText;

/**
 * A condition on a page: a sign, words, and one line below.
 *
 * @param style the CSS class of its colour
 */
public record Chip(String style, String sign, String words, String detail) {

    static Chip of(Condition condition) {
        String style = switch (condition.kind().look()) {
            case OFF -> "off";
            case ACT -> "act";
            case FAULT, WAIT -> "wait";
            case BUSY -> "busy";
            case WELL -> "ok";
        };
        return new Chip(style, condition.kind().look().sign(), PageText.text(condition.words()), PageText.text(condition.detail()));
    }
}
