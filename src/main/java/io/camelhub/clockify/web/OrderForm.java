package io.camelhub.clockify.web;

import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A button with the fields that it submits.
 *
 * @param fields by name
 * @param label the visible text
 * @param about the subject, for screen readers
 * @param style the CSS class of the button
 */
public record OrderForm(Map<String, String> fields, String label, String about, String style) {

    /** A button that keeps the visitor's choices on the list. */
    static OrderForm of(PageRequest request, String action, String label, String about, String style) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", request.visitor().csrf());
        fields.put("action", action);
        fields.put("query", query(request.address()));
        return new OrderForm(fields, label, about, style);
    }

    /** A copy with another field; null leaves it out. */
    OrderForm with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        if (value != null) {
            more.put(name, value);
        }
        return new OrderForm(more, label, about, style);
    }

    /** The choices on the list, as a query string. */
    private static String query(Address address) {
        Address list = address.at("").with("decided", null).with("message", null).with("find", null).with("next", null);
        return list.chosen().isEmpty() ? "" : list.toString().substring(1);
    }
}
