package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.MembershipStatus;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the key of a {@link Model}'s integration sees, and how that changes. The key's owner and role are read when the key is replaced, and daily:
 * so each change is followed by a look, because nobody can notice a change between two looks.
 */
final class ModelSight {

    private static final int MOST_LOOKS = 40;

    private final Model model;
    private String key = World.ADMIN;
    private int keys;
    /** Names of the keys that do not see the workspace. */
    private final Set<String> blind = new HashSet<>();

    ModelSight(Model model) {
        this.model = model;
    }

    /** The name of the key that the integration has. */
    String key() {
        return key;
    }

    private String holder() {
        return model.world().keyOwner(key);
    }

    private PersonView person() {
        return model.world().people(model.ws()).stream().filter(one -> one.id().equals(holder())).findFirst().orElse(null);
    }

    /** Whether the key sees the workspace at all. */
    boolean isGood() {
        PersonView person = person();
        return !blind.contains(key) && person != null && person.membershipStatus() == MembershipStatus.ACTIVE;
    }

    /** A person puts another's key in its place, or the owner's. */
    void replaceKey(int which, int how) {
        List<PersonView> members = model.members();
        if (how % 3 == 0 || members.isEmpty()) {
            key = World.ADMIN;
        } else {
            key = "other" + keys++;
            model.world().addKey(key, members.get(which % members.size()).id());
        }
        model.configure();
        look();
    }

    /** The owner of the key is promoted, or loses a role. */
    void changeRole(int how) {
        if (isGood()) {
            Role role = Role.values()[how % Role.values().length];
            model.world().changeRole(model.ws(), holder(), role);
            if (role == Role.TEAM_MANAGER && !groups().isEmpty()) {
                model.world().manageGroup(model.ws(), groups().get(how % groups().size()).id(), holder());
            }
            look();
        }
    }

    /** Somebody joins or leaves a group that the owner of the key may manage. */
    void changeGroup(int which, int how) {
        List<PersonView> members = model.members();
        if (!groups().isEmpty() && !members.isEmpty()) {
            GroupView group = groups().get(how % groups().size());
            String user = members.get(which % members.size()).id();
            if (group.userIds().contains(user)) {
                model.world().removeFromGroup(model.ws(), group.id(), user);
            } else {
                model.world().addToGroup(model.ws(), group.id(), user);
            }
            look();
        }
    }

    /** The workspace is no longer to be seen, or is again. */
    void hideWorkspace(boolean hidden) {
        if (hidden) {
            blind.add(key);
            model.world().hideWorkspace(key, model.ws());
        } else {
            blind.remove(key);
            model.world().showWorkspace(key, model.ws());
        }
        model.pass(Duration.ofHours(25));
        model.sync();
    }

    /** The owner's key again, with all that they may see; looked at. */
    void seesAll() {
        key = World.ADMIN;
        model.world().swapKeyOwner(key, model.owner());
        model.world().showWorkspace(key, model.ws());
        blind.remove(key);
        model.world().changeRole(model.ws(), model.owner(), Role.OWNER);
        model.configure();
        look();
    }

    private List<GroupView> groups() {
        return model.world().groups(model.ws());
    }

    /** Until the hub looked. A key that is good for nothing is not looked at. */
    private void look() {
        if (!isGood()) {
            model.sync();
            return;
        }
        for (int i = 0; i < MOST_LOOKS; i++) {
            model.pass(i == 0 ? Duration.ofHours(25) : Duration.ofMinutes(62));
            List<RunSummary> runs = model.sync();
            if (!runs.isEmpty() && runs.stream().noneMatch(run -> "failed".equals(run.outcome()) || "waiting".equals(run.outcome()))) {
                return;
            }
        }
        assertThat(model.hub().failures()).as("looks at the key").isEmpty();
    }

    /** Whether the key sees everybody's entries. */
    boolean seesEverybody() {
        return isGood() && (person().role() == Role.OWNER || person().role() == Role.WORKSPACE_ADMIN);
    }

    /** Whether the key sees an entry. */
    boolean sees(EntryView entry) {
        return sees(entry.userId());
    }

    /** Whether the key sees the entries of a user. */
    boolean sees(String user) {
        if (!isGood()) {
            return false;
        }
        return switch (person().role()) {
            case OWNER, WORKSPACE_ADMIN -> true;
            case TEAM_MANAGER -> user.equals(holder())
                    || groups().stream().anyMatch(group -> group.managerIds().contains(holder()) && group.userIds().contains(user));
            case MEMBER -> user.equals(holder());
        };
    }
}
