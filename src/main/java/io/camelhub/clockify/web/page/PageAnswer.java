package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.CommandFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The answer to a request.
 *
 * @param body text, or a stream, which is closed after sending
 * @param headers besides the content type
 */
public record PageAnswer(int status, String type, Object body, Map<String, String> headers) {

    public static final String HTML = "text/html; charset=utf-8";
    private static final String CSV = "text/csv; charset=utf-8";

    public PageAnswer {
        headers = Map.copyOf(headers);
    }

    public static PageAnswer html(String body) {
        return html(200, body);
    }

    public static PageAnswer html(int status, String body) {
        return new PageAnswer(status, HTML, body, Map.of());
    }

    /** Redirects to a page with a GET request. */
    public static PageAnswer redirect(Address to) {
        return new PageAnswer(303, HTML, "", Map.of("Location", to.toString()));
    }

    /** An answer without content, for htmx. */
    public static PageAnswer nothing() {
        return new PageAnswer(204, HTML, "", Map.of());
    }

    /** A download from a stream, for files that are too large for the memory. */
    public static PageAnswer file(String fileName, String type, InputStream content) {
        return new PageAnswer(200, type, content, attachment(fileName));
    }

    /** A CSV download. */
    public static PageAnswer csv(String fileName, String text) {
        return new PageAnswer(200, CSV, text, attachment(fileName));
    }

    /** Writes a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(Writer out) throws IOException;
    }

    /** A CSV download, which is first written to disk: so a slow connection holds neither its data nor its text in memory. */
    public static PageAnswer writtenCsv(String fileName, Content content) {
        try {
            Path file = Files.createTempFile("clockify-download-", ".csv");
            try {
                try (Writer out = Files.newBufferedWriter(file)) {
                    content.writeTo(out);
                }
                return file(fileName, CSV, Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw CommandFailedException.failed("there is no file to download, as no temporary file can be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> attachment(String fileName) {
        return Map.of("Content-Disposition", "attachment; filename=\"" + fileName.replaceAll("[^A-Za-z0-9._-]", "_") + "\"");
    }
}
