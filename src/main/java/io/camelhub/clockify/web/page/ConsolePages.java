package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.model.OneLine;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The steps of the console's route: from the HTTP message to a {@link PageRequest}, to the {@link PageAnswer} of its page, and back to HTTP. */
public final class ConsolePages {

    private static final Logger LOG = LoggerFactory.getLogger(ConsolePages.class);
    private static final String USER = "CamelVertxPlatformHttpAuthenticatedUser";
    private static final String FORM = "form";
    private static final String FROM = "from";
    private static final String PATH = "path";
    private static final String VISITOR = "visitor";
    private static final String PAGE = "clockifyConsolePage";
    private static final String REQUEST = "clockifyConsoleRequest";
    /** The order in progress, whose answer other requests may wait for. */
    private static final String ORDER = "clockifyConsoleOrder";
    private static final String ASKED = "clockifyConsoleAsked";

    private final Pages pages;
    private final Templates templates;
    private final OrdersUnderWay orders = new OrdersUnderWay();

    public ConsolePages(Pages pages, Templates templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /**
     * Sets the request as the body, if there is a page for it. {@link ConsoleSecurity} has authenticated the visitor. If the same order is already
     * in progress, the route ends here with that order's answer.
     */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        User user = message.getHeader(USER, User.class);
        if (user == null) {
            throw PageFailure.forbidden("Nobody is logged in.");
        }
        PageRequest request = new PageRequest((Visitor) user.attributes().getValue(VISITOR),
                Address.of(message.getHeader(Exchange.HTTP_URI, String.class).split("\\?", 2)[0], message.getHeader(Exchange.HTTP_RAW_QUERY, String.class)),
                (Form) user.attributes().getValue(FORM));
        exchange.setProperty(REQUEST, request);
        String method = message.getHeader(Exchange.HTTP_METHOD, String.class);
        exchange.setProperty(ASKED, request.visitor().name() + " from " + user.attributes().getString(FROM) + ": "
                + method + " " + OneLine.of(request.address().path(), 200));
        Page page = pages.find(user.attributes().getString(PATH)).orElseThrow(PageFailure::noPage);
        if (!page.methods().names().contains(method)) {
            throw PageFailure.otherMethod(page.methods());
        }
        exchange.setProperty(PAGE, page);
        message.removeHeaders("*");
        message.setBody(request);
        if (request.isOrder()) {
            orders.begin(request).ifPresentOrElse(answer -> {
                fill(message, answer);
                exchange.setRouteStop(true);
            }, () -> exchange.setProperty(ORDER, request));
        }
    }

    /** Sets the page's answer as the body. */
    public void page(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getProperty(PAGE, Page.class).answer().apply(exchange.getMessage().getBody(PageRequest.class)));
    }

    /** Sends the answer, with its headers only. */
    public void answer(Exchange exchange) {
        send(exchange, exchange.getMessage().getBody(PageAnswer.class));
    }

    /** Answers with an error page. */
    public void failed(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        PageRequest request = exchange.getProperty(REQUEST, PageRequest.class);
        Visitor visitor = request == null ? null : request.visitor();
        if (thrown instanceof PageFailure failure) {
            if (failure.isRefusal()) {
                LOG.info("Refused to {}: {}", exchange.getProperty(ASKED, "somebody", String.class), failure.getMessage());
            }
            String page = templates.message(visitor, failure.title(), failure.getMessage());
            send(exchange, new PageAnswer(failure.status(), PageAnswer.HTML, page, failure.headers()));
        } else if (thrown instanceof CommandFailedException) {
            send(exchange, PageAnswer.html(409, templates.message(visitor, "That cannot be done here", ErrorMessages.of(thrown))));
        } else if (thrown instanceof DataAccessException || thrown instanceof DatabaseUnavailableException) {
            LOG.warn("The console cannot show {}: {}", request == null ? "a page" : request.address().path(), ErrorMessages.of(thrown));
            send(exchange, PageAnswer.html(503, templates.message(visitor, "The database does not answer",
                    "The page can be shown once it does: try again in a minute. The hub's log says more.")));
        } else {
            LOG.error("The console cannot show {}", request == null ? "a page" : OneLine.of(request.address().path(), 200), thrown);
            send(exchange, PageAnswer.html(500, templates.message(visitor, "Something went wrong",
                    "The page cannot be shown. The hub's log says why.")));
        }
    }

    private void send(Exchange exchange, PageAnswer answer) {
        fill(exchange.getMessage(), answer);
        PageRequest order = exchange.getProperty(ORDER, PageRequest.class);
        if (order != null) {
            orders.end(order, answer);
        }
    }

    private static void fill(Message message, PageAnswer answer) {
        message.removeHeaders("*");
        message.setBody(answer.body());
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, answer.type());
        answer.headers().forEach(message::setHeader);
    }

    /**
     * The authenticated visitor with the submitted form, for Camel, which would otherwise turn the fields into headers.
     *
     * @param from the client's address
     * @param path the authorised path
     * @param sent the form's fields; empty for a GET request
     */
    public static User user(Visitor visitor, String from, String path, MultiMap sent) {
        User user = User.create(new JsonObject().put("name", visitor.name()).put("role", visitor.role().name())
                .put("email", visitor.email()).put("csrf", visitor.csrf()));
        user.attributes().put(FROM, from).put(PATH, path).getMap().putAll(Map.of(VISITOR, visitor, FORM, Form.of(sent)));
        return user;
    }
}
