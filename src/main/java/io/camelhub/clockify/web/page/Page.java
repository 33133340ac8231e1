package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A page of the console, or what belongs to one: a part that it asks for itself, a file, an order.
 *
 * @param address the path; a part in braces, such as {@code {name}}, stands for any one part
 * @param roles who may ask for it
 * @param kind what else the server has to know of it
 * @param section its name in the navigation; null where it is not listed
 * @param answer what it is answered with
 */
public record Page(String address, Methods methods, Set<Role> roles, Kind kind, String section, Function<PageRequest, PageAnswer> answer) {

    /** Everybody who is logged in. */
    public static final Set<Role> EVERYBODY = Set.of(Role.values());
    public static final Set<Role> ADMINS = Set.of(Role.ADMIN);

    /** How it may be asked for. */
    public enum Methods {
        READ("GET", "HEAD"),
        /** A page with a form that is sent back to it. */
        FORM("GET", "HEAD", "POST"),
        /** What a form of another page is sent to. */
        ORDER("POST");

        private final List<String> names;

        Methods(String... names) {
            this.names = List.of(names);
        }

        /** As HTTP calls them, in order. */
        public List<String> names() {
            return names;
        }
    }

    /** What else the server has to know of a page. */
    public enum Kind {
        PLAIN,
        /** Another page asks for it by itself, at intervals: it keeps nobody logged in. */
        POLL,
        /** A file of many rows: so many go out at once, and no more. */
        DOWNLOAD,
        /** A page to which a file may be sent. */
        UPLOAD
    }

    public Page {
        roles = Set.copyOf(roles);
    }

    public Page(String address, Methods methods, Set<Role> roles, Function<PageRequest, PageAnswer> answer) {
        this(address, methods, roles, Kind.PLAIN, null, answer);
    }

    /** The same page, listed in the navigation. */
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
