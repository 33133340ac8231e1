package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.simulator.Resource;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** Money in each of Clockify's scales, by rows that were written by hand: what Clockify answers, and what is stored of it. */
@Tag("slow")
class StreamMoneyTest extends StreamScene {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INVOICE = "64a687e29ae1f428e7ebe901";
    private static final String PAYMENT = "64a687e29ae1f428e7ebe902";
    private static final String EXPENSE = "64a687e29ae1f428e7ebe903";
    private static final String INEXACT = "64a687e29ae1f428e7ebe904";
    private static final String CATEGORY = "64a687e29ae1f428e7ebe905";

    /** 1.5 hours of 82.30, 3 pieces of 0.99, 200 clicks of 0.125; 5 % off, 19 % and 7.25 % of tax. */
    private static final String BILLED = """
            {"id": "%s", "number": "2026-17", "status": "PARTIALLY_PAID", "currency": "EUR", "issuedDate": "2026-11-02T00:00:00Z",
             "dueDate": "2026-12-02T00:00:00Z", "subtotal": 15142, "discount": 500.0, "discountAmount": 757, "tax": 1900.0, "taxAmount": 2733,
             "tax2": 725.0, "tax2Amount": 1043, "amount": 18161, "paid": 5000, "balance": 13161, "items": [
              {"order": 1, "itemType": "Service", "quantity": 150, "unitPrice": 823000, "amount": 12345, "applyTaxes": "TAX1TAX2"},
              {"order": 2, "itemType": "Product", "quantity": 300, "unitPrice": 9900, "amount": 297, "applyTaxes": "TAX1"},
              {"order": 3, "itemType": "Service", "quantity": 20000, "unitPrice": 1250, "amount": 2500, "applyTaxes": "NONE"}]}
            """.formatted(INVOICE);

    /** What the invoice says besides its items, of which no shipped stream tells. */
    private static final String TAXES = """
            # The taxes of an invoice.
            stream: invoice_tax
            money: true
            each: {stream: invoice, changed: [amount]}
            read: {get: "invoices/{parent}", rows: one, pages: none}
            key: [invoice_id]
            missing: deleted
            columns:
              invoice_id: {from: parent}
              subtotal: minor
              tax_percent: {from: /tax, type: decimal, scale: 2}
              tax2_percent: {from: /tax2, type: decimal, scale: 2}
              discount_percent: {from: /discount, type: decimal, scale: 2}
              tax_amount: minor
            """;

    private static final String REPORT = """
            # An expense as the report has it.
            stream: expense_report
            money: true
            read:
              report: reports/expenses/detailed
              body: {dateRangeStart: "{start}", dateRangeEnd: "{end}", timeZone: UTC, sortColumn: ID, exportType: JSON}
              rows: /expenses
              pages: {by: body, most: 1000, end: count, count: /totals/expensesCount}
              window: {from: -90d, to: +1d, as: time, by: spent_on}
            key: [id]
            missing: deleted
            columns:
              spent_on: {from: /date, type: date}
              amount: minor
            """;

    /** Money is a column of it alone. */
    private static final String NUMBERS = """
            # The number of an invoice.
            stream: invoice_number
            read: {get: invoices, rows: /invoices, pages: {by: query, most: 1000, end: count, count: /total}}
            key: [id]
            missing: deleted
            columns:
              number: {type: text, private: false}
              amount: minor
            """;

    private void rowsByHand() throws Exception {
        resources.put(Resource.INVOICE, (ObjectNode) JSON.readTree(BILLED));
        resources.put(Resource.INVOICE_PAYMENT, (ObjectNode) JSON.readTree("""
                {"id": "%s", "invoiceId": "%s", "amount": 5000, "author": "A", "date": "2026-11-09T00:00:00Z", "note": ""}
                """.formatted(PAYMENT, INVOICE)));
        resources.put(Resource.EXPENSE_CATEGORY, (ObjectNode) JSON.readTree("""
                {"id": "%s", "name": "Way", "archived": false, "hasUnitPrice": true, "unit": "km", "priceInCents": 30}
                """.formatted(CATEGORY)));
        expense(EXPENSE, 200.0);
        expense(INEXACT, 4999.999999999999);
    }

    private void expense(String id, double total) {
        resources.add(Resource.EXPENSE, row -> row.put("id", id).put("date", "2026-11-10").put("quantity", 1.0).put("total", total));
    }

    private JsonNode clockify(String url, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", world.adminKey()).header("Content-Type", "application/json");
        return JSON.readTree(HttpClient.newHttpClient().send(body == null ? request.build() : request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString()).body());
    }

    private JsonNode row(JsonNode rows, String id) {
        for (JsonNode row : rows) {
            if (row.path("id").asText().equals(id)) {
                return row;
            }
        }
        throw new AssertionError("no " + id + " in " + rows);
    }

    private List<BigDecimal> stored(String columns, String from) {
        return hub.rows("select " + columns + " from " + from).stream()
                .flatMap(row -> Stream.of(columns.split(", ")).map(column -> new BigDecimal(row.get(column).toString()).stripTrailingZeros())).toList();
    }

    private static List<BigDecimal> numbers(String... numbers) {
        return Stream.of(numbers).map(number -> new BigDecimal(number).stripTrailingZeros()).toList();
    }

    @EachDialect
    @ParameterizedTest
    void money_of_each_scale_is_stored_in_minor_units_and_percents_where_rates_are_wanted_alone(Dialect dialect) throws Exception {
        rowsByHand();
        String api = simulator.apiUrl() + "/workspaces/" + workspace;
        JsonNode head = clockify(api + "/invoices/" + INVOICE, null);
        assertThat(head.path("tax").toString()).isEqualTo("1900.0");
        assertThat(head.at("/items/0/unitPrice").toString()).isEqualTo("823000");
        assertThat(head.at("/items/0/quantity").toString()).isEqualTo("150");
        assertThat(row(clockify(api + "/invoices?page-size=200", null).path("invoices"), INVOICE).path("amount").toString()).isEqualTo("18161");
        assertThat(row(clockify(api + "/expenses?page-size=200", null).at("/expenses/expenses"), EXPENSE).path("total").toString()).isEqualTo("200.0");
        assertThat(row(clockify(simulator.reportsUrl() + "/workspaces/" + workspace + "/reports/expenses/detailed", """
                {"dateRangeStart": "2026-11-01T00:00:00Z", "dateRangeEnd": "2026-11-20T00:00:00Z", "timeZone": "UTC", "page": 1, "pageSize": 1000,
                 "sortColumn": "ID", "exportType": "JSON"}""").path("expenses"), EXPENSE).path("amount").toString()).isEqualTo("200.0");
        declare("invoice-tax", TAXES);
        declare("expense-report", REPORT);
        declare("invoice-number", NUMBERS);
        String[] streams = {"invoice", "invoice-item", "invoice-payment", "invoice-tax", "expense", "expense-category", "expense-report", "invoice-number"};

        simulator.requests().reset();
        start(dialect, streams);
        sync();
        assertThat(hub.tables()).doesNotContain("clockify_invoice_payment", "clockify_invoice_tax", "clockify_expense_category", "clockify_expense_report");
        // these the migration makes, for the views
        for (String table : List.of("clockify_invoice", "clockify_invoice_item", "clockify_expense")) {
            assertThat(hub.count("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(asked("/expenses") + asked("/expenses/detailed") + asked("/invoices/" + INVOICE)).isZero();
        assertThat(hub.count("select count(*) from clockify_invoice_number where number = '2026-17' and amount is null")).isEqualTo(1);
        assertThat(hub.count("select count(*) from clockify_invoice_number where amount is not null")).isZero();
        hub.close();

        settings.put("clockify.rates", "true");
        restart();
        later(Duration.ofHours(25));
        String one = " where id = '" + INVOICE + "'";
        String ofOne = " where invoice_id = '" + INVOICE + "'";
        assertThat(stored("amount, balance, paid", "clockify_invoice" + one)).isEqualTo(numbers("18161", "13161", "5000"));
        assertThat(stored("item_order, quantity, unit_price, amount", "clockify_invoice_item" + ofOne + " order by item_order")).isEqualTo(numbers(
                "1", "1.5", "8230", "12345",
                "2", "3", "99", "297",
                "3", "200", "12.5", "2500"));
        assertThat(stored("subtotal, tax_percent, tax2_percent, discount_percent, tax_amount", "clockify_invoice_tax" + ofOne))
                .isEqualTo(numbers("15142", "19", "7.25", "5", "2733"));
        assertThat(stored("amount", "clockify_invoice_payment where id = '" + PAYMENT + "'")).isEqualTo(numbers("5000"));
        assertThat(stored("amount", "clockify_expense where id = '" + EXPENSE + "'")).isEqualTo(numbers("200"));
        assertThat(stored("amount", "clockify_expense where id = '" + INEXACT + "'")).isEqualTo(numbers("5000"));
        assertThat(stored("amount", "clockify_expense_report where id = '" + EXPENSE + "'")).isEqualTo(numbers("200"));
        assertThat(stored("amount", "clockify_expense_report where id = '" + INEXACT + "'")).isEqualTo(numbers("5000"));
        assertThat(stored("price", "clockify_expense_category where id = '" + CATEGORY + "'")).isEqualTo(numbers("30"));
        assertThat(stored("amount", "clockify_invoice_number" + one)).isEqualTo(numbers("18161"));

        later(Duration.ofHours(25));
        assertThat(hub.count("select count(*) from clockify_stream_change where stream <> 'invoice_number'")).as("a float is the same as its whole number").isZero();
    }
}
