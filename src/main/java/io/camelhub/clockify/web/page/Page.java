package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An address of the console: a page, a part of one, a file or an order.
 *
 * @param address the path; a segment in braces, such as {@code {name}}, stands for any segment
 * @param roles the roles that may request it
 * @param kind how the server treats it
 * @param section its name in the navigation; null where it is not listed
 * @param answer creates the answer
 */
public record Page(String address, Methods methods, Set<Role> roles, Kind kind, String section, Function<PageRequest, PageAnswer> answer) {

    public static final Set<Role> EVERYBODY = Set.of(Role.values());
    public static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    /** The HTTP methods of an address. */
    public enum Methods {
        READ("GET", "HEAD"),
        /** A page with a form that is submitted to itself. */
        FORM("GET", "HEAD", "POST"),
        /** The target of another page's form. */
        ORDER("POST");

        private final List<String> names;

        Methods(String... names) {
            this.names = List.of(names);
        }

        /** The names of the methods, in order. */
        public List<String> names() {
            return names;
        }
    }

    /** How the server treats an address. */
    public enum Kind {
        PLAIN,
        /** Polled by another page: it does not keep the session alive. */
        POLL,
        /** A file of many rows: the number of parallel downloads is limited. */
        DOWNLOAD,
        /** A page with a file upload. */
        UPLOAD
    }

    public Page {
        roles = Set.copyOf(roles);
    }

    public Page(String address, Methods methods, Set<Role> roles, Function<PageRequest, PageAnswer> answer) {
        this(address, methods, roles, Kind.PLAIN, null, answer);
    }

    /** A copy that is listed in the navigation. */
    public Page listedAs(String name) {
        return new Page(address, methods, roles, kind, name, answer);
    }

    public Page poll() {
        return of(Kind.POLL);
    }

    public Page download() {
        return of(Kind.DOWNLOAD);
    }

    public Page upload() {
        return of(Kind.UPLOAD);
    }

    private Page of(Kind other) {
        return new Page(address, methods, roles, other, section, answer);
    }
}
