package io.camelhub.clockify.web.page;

/** Leads from an order to a page that says what became of it, and still says so when it is loaded again. */
public final class Messages {

    private static final String PARAMETER = "message";

    private final SessionStore<Message> kept = new SessionStore<>();

    /** The answer to an order: a page, with a message above it. */
    public PageAnswer then(PageRequest request, Address page, Message message) {
        return PageAnswer.redirect(page.with(PARAMETER, kept.keep(request.visitor(), message)));
    }

    /** What is to be said above a page; null for nothing. */
    public Message of(PageRequest request) {
        return kept.find(request.visitor(), request.address().get(PARAMETER)).orElse(null);
    }
}
