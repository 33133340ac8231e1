package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The pages of the console. Which one an address means, who may ask for it, and what the navigation lists follows from here.
 *
 * @param all in the order in which an address is looked for: the first that fits counts; and in which the navigation lists them
 */
@Decision
public record Pages(List<Page> all) {

    /** Parts of {@code /console/}, with the empty one before the slash. */
    private static final int ABOVE_ALL = 2;

    /** @throws IllegalArgumentException where one can never be reached, since all its addresses are those of one above it */
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
     * @param path without what goes up in it
     */
    public Optional<Page> find(String path) {
        return first(all, parts(path));
    }

    /** Whether there is a page of that kind at a path. */
    public boolean isAt(String path, Page.Kind kind) {
        return find(path).filter(page -> page.kind() == kind).isPresent();
    }

    /** The page at a path; where there is none, the nearest above it. The first page of all is above none. */
    public Optional<Page> nearest(String path) {
        List<String> parts = parts(path);
        return find(path).or(() -> IntStream.range(1, parts.size() - ABOVE_ALL).mapToObj(left -> parts.subList(0, parts.size() - left))
                .flatMap(above -> first(all, above).stream()).findFirst());
    }

    /** What a role may go to. */
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

    /** A slash at the end makes no other address. */
    private static List<String> parts(String path) {
        return List.of(path.split("/"));
    }
}
