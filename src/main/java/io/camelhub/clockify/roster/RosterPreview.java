package io.camelhub.clockify.roster;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of a roster file's dry run.
 *
 * @param headers the headers of the file, each with its column and its first cells
 * @param states the texts of {@code active} that are unknown, or for which the user gave a value
 * @param named ids of the employees in the file who would be on the roster
 * @param after the whole roster after the import
 */
public record RosterPreview(ImportReport report, List<CsvTable.Header> headers, List<String> states, Set<String> named, Map<String, Employee> after) {
}
