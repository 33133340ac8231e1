package io.camelhub.clockify.console.integrations;

import io.camelhub.clockify.console.page.Shown;
import io.camelhub.clockify.query.state.Condition;

/**
 * A condition as it is shown: a sign, words, and one line below.
 *
 * @param style the class of its colour
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
        return new Chip(style, condition.kind().look().sign(), Shown.text(condition.words()), Shown.text(condition.detail()));
    }
}
