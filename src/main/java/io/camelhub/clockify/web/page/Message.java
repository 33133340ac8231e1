package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import java.util.List;

/**
 * The result of an order, shown on the next page.
 *
 * @param text one or two sentences
 * @param lines details
 */
public record Message(Kind kind, String text, List<String> lines) {

    public enum Kind {
        DONE("ok"),
        /** Done, with a remark. */
        NOTE("wait"),
        /** Not done. */
        FAILED("act");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        /** The CSS class of its colour. */
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
