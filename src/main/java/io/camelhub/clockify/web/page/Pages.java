package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pages of the console: finds the page of an address, and the navigation of a role.
 *
 * @param all in the order of the search, in which the first match counts, and of the navigation
 */
@Decision
public record Pages(List<Page> all) {

    /** The segments before {@code /console/}, with the empty one before the first slash. */
    private static final int ABOVE_ALL = 2;

    /** @throws IllegalArgumentException for a page that can never be found, because an earlier one matches all its addresses */
    public Pages {
        all = List.copyOf(all);
        for (Page page : all) {
            Page first = first(all, parts(page.address())).orElseThrow();
            if (first != page) {
                throw new IllegalArgumentException("No request reaches the page " + page.address() + ": " + first.address()
                        + " stands above it and takes its address; put it below");
            }
        }
    }

    /**
     * The page at a path.
     *
     * @param path without an upload's parameters
     */
    public Optional<Page> find(String path) {
        return first(all, parts(path));
    }

    /** Whether there is a page of that kind at a path. */
    public boolean isAt(String path, Page.Kind kind) {
        return find(path).filter(page -> page.kind() == kind).isPresent();
    }

    /** The page at a path, or the nearest above it. The console's first page is not above any. */
    public Optional<Page> nearest(String path) {
        List<String> parts = parts(path);
        return find(path).or(() -> IntStream.range(1, parts.size() - ABOVE_ALL).mapToObj(left -> parts.subList(0, parts.size() - left))
                .flatMap(above -> first(all, above).stream()).findFirst());
    }

    public List<Section> navigation(Role role) {
        return all.stream().filter(page -> page.section() != null && page.roles().contains(role))
                .map(page -> new Section(page.section(), page.address())).toList();
    }

    private static Optional<Page> first(List<Page> pages, List<String> parts) {
        return pages.stream().filter(page -> fits(parts(page.address()), parts)).findFirst();
    }

    private static boolean fits(List<String> pattern, List<String> parts) {
        return pattern.size() == parts.size() && IntStream.range(0, parts.size())
                .allMatch(i -> pattern.get(i).startsWith("{") || pattern.get(i).equals(parts.get(i)));
    }

    /** The segments of a path; a trailing slash is ignored. */
    private static List<String> parts(String path) {
        return List.of(path.split("/"));
    }
}
