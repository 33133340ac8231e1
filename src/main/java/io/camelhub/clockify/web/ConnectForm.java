package io.camelhub.clockify.web;

import io.camelhub.clockify.command.IntegrationDraft;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.web.page.Form;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The values of the form's fields, without the key.
 *
 * @param region one of the list; empty for the hub's default
 * @param subdomain of Clockify Enterprise, instead of a region
 */
@Decision
public record ConnectForm(String name, String teamIds, String region, String subdomain, String backfillFrom, String syncEvery) {

    /** The regions of the list, with their log-in sites. */
    static final List<Region> REGIONS = List.of(new Region("global", "app.clockify.me"), new Region("euc1", "EU, euc1.clockify.me"),
            new Region("use2", "US, use2.clockify.me"), new Region("euw2", "UK, euw2.clockify.me"), new Region("apse2", "AU, apse2.clockify.me"));

    public record Region(String code, String words) {
    }

    static boolean isListed(String region) {
        return REGIONS.stream().anyMatch(one -> one.code().equals(region));
    }

    /** The form of an integration in the file. */
    static ConnectForm of(String name, Map<Setting, String> texts) {
        String region = texts.getOrDefault(Setting.REGION, "");
        boolean listed = region.isEmpty() || isListed(region);
        return new ConnectForm(name, texts.getOrDefault(Setting.TEAM_IDS, ""), listed ? region : "", listed ? "" : region,
                texts.getOrDefault(Setting.BACKFILL_FROM, ""), texts.getOrDefault(Setting.SYNC_EVERY, ""));
    }

    /**
     * The submitted form.
     *
     * @param name of the edited integration; null for a new one, whose name is in a field
     * @param before the values when the form was shown
     * @param offered the ids that had check boxes
     */
    static ConnectForm of(String name, Form form, ConnectForm before, Set<String> offered) {
        return new ConnectForm(name == null ? form.get("name").replaceAll("^ +| +$", "") : name,
                teams(form.get("team-ids"), form.all("team"), before.teamIds(), offered), form.get("region"), form.get("subdomain"),
                form.get("backfill-from"), form.get("sync-every"));
    }

    /** The checked ids and the typed ones, without those whose box was unchecked. */
    private static String teams(String typed, List<String> ticked, String before, Set<String> offered) {
        if (offered.isEmpty() || Setting.TEAM_IDS.problem("x", typed).isPresent()) {
            return typed;
        }
        Set<String> ids = new LinkedHashSet<>(ids(typed));
        ids(before).stream().filter(offered::contains).forEach(ids::remove);
        ticked.stream().filter(offered::contains).forEach(ids::add);
        return String.join(", ", ids);
    }

    private static List<String> ids(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(id -> !id.isEmpty()).toList();
    }

    boolean hasTeam(String id) {
        return ids(teamIds).contains(id);
    }

    /**
     * The draft for an order.
     *
     * @param written the current settings in the file: only differences are ordered
     * @param withPlace whether the form may change the host to which the key is sent
     */
    IntegrationDraft draft(String key, Map<Setting, String> written, boolean withPlace) {
        Map<Setting, String> texts = new EnumMap<>(Setting.class);
        texts.put(Setting.TEAM_IDS, teamIds);
        texts.put(Setting.BACKFILL_FROM, backfillFrom);
        texts.put(Setting.SYNC_EVERY, syncEvery);
        if (withPlace) {
            texts.put(Setting.REGION, subdomain.isBlank() ? region : subdomain);
        }
        texts.entrySet().removeIf(one -> one.getValue().equals(written.getOrDefault(one.getKey(), "")));
        return new IntegrationDraft(name, key, texts);
    }
}
