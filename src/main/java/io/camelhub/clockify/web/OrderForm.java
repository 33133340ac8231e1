package io.camelhub.clockify.web;

import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.PageRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A button that decides something, with all that it sends.
 *
 * @param fields by name
 * @param label what it does
 * @param about to whom, for those who hear the button alone
 * @param style the class of the button
 */
public record OrderForm(Map<String, String> fields, String label, String about, String style) {

    /** The button of a visitor, who goes on with the list as it is chosen now. */
    static OrderForm of(PageRequest request, String action, String label, String about, String style) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", request.visitor().csrf());
        fields.put("action", action);
        fields.put("query", query(request.address()));
        return new OrderForm(fields, label, about, style);
    }

    /** With another field; null leaves it out. */
    OrderForm with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        if (value != null) {
            more.put(name, value);
        }
        return new OrderForm(more, label, about, style);
    }

    /** What is chosen on the list, as the query of its address. */
    private static String query(Address address) {
        Address list = address.at("").with("decided", null).with("message", null).with("find", null).with("next", null);
        return list.chosen().isEmpty() ? "" : list.toString().substring(1);
    }
}
