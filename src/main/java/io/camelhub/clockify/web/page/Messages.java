package io.camelhub.clockify.web.page;

/** Redirects from an order to a page with a message, which is shown again when the page is reloaded. */
public final class Messages {

    private static final String PARAMETER = "message";

    private final SessionStore<Message> kept = new SessionStore<>();

    /** Redirects to a page, with a message. */
    public PageAnswer then(PageRequest request, Address page, Message message) {
        return PageAnswer.redirect(page.with(PARAMETER, kept.keep(request.visitor(), message)));
    }

    /** The message of a page; null for none. */
    public Message of(PageRequest request) {
        return kept.find(request.visitor(), request.address().get(PARAMETER)).orElse(null);
    }
}
