package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.KeyView;
import io.camelhub.clockify.web.page.PageText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a key can see, as check boxes.
 *
 * @param owner the key's owner
 * @param lacks the workspaces where it does not see everybody's entries
 */
public record VisibleToKey(String owner, List<Workspace> workspaces, List<String> lacks) {

    /** A workspace with its user groups. */
    public record Workspace(String id, String name, String detail, List<Group> groups) {
    }

    public record Group(String id, String name, String detail) {
    }

    static VisibleToKey of(KeyView key) {
        return new VisibleToKey(PageText.text(key.ownerEmail()), key.workspaces().stream().map(VisibleToKey::workspace).toList(),
                key.lacks().stream().map(PageText::text).toList());
    }

    private static Workspace workspace(KeyView.Workspace one) {
        return new Workspace(one.id(), PageText.text(one.name()), "workspace" + (one.ownerRole() == null ? "" : ", key's owner is " + role(one))
                + (one.plan() == null ? "" : ", plan " + PageText.text(one.plan())) + ", " + one.id(),
                one.groups().stream().map(group -> new Group(group.id(), PageText.text(group.name()),
                        "user group, " + HumanReadable.counted(group.users(), "person", "people") + ", " + group.id())).toList());
    }

    private static String role(KeyView.Workspace one) {
        return PageText.text(one.ownerRole()).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Set<String> ids() {
        return workspaces.stream().flatMap(one -> Stream.concat(Stream.of(one.id()), one.groups().stream().map(Group::id)))
                .collect(Collectors.toSet());
    }
}
