package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import java.util.List;

/**
 * What became of an order, as the page after it says it.
 *
 * @param kind how it went
 * @param text one sentence or two
 * @param lines what belongs to it, line by line
 */
public record Message(Kind kind, String text, List<String> lines) {

    /** How an order went. */
    public enum Kind {
        DONE("ok"),
        /** It is done, and there is something to know. */
        NOTE("wait"),
        /** It is not done. */
        FAILED("act");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The class of its colour. */
        public String style() {
            return style;
        }
    }

    public Message {
        text = OneLine.of(text);
        lines = lines.stream().map(OneLine::of).toList();
    }

    public static Message done(String text) {
        return new Message(Kind.DONE, text, List.of());
    }

    public static Message failed(String text) {
        return new Message(Kind.FAILED, text, List.of());
    }
}
