package io.camelhub.clockify.roster;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file of employees would do.
 *
 * @param headers each of the file, what it is taken for, and the first cells below it
 * @param states the texts of the column {@code active} of which nobody knows what they mean, or of which somebody said it
 * @param named ids of the employees whom the file names and who would be on the roster
 * @param after the whole roster, as it would be then
 */
public record RosterPreview(ImportReport report, List<CsvTable.Header> headers, List<String> states, Set<String> named, Map<String, Employee> after) {
}
