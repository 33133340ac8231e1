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
 * What stands in the fields of the form, but for the key.
 *
 * @param region one of the list; empty where the settings of the hub say it
 * @param subdomain of Clockify Enterprise, instead of a region
 */
@Decision
public record ConnectForm(String name, String teamIds, String region, String subdomain, String backfillFrom, String syncEvery) {

    /** The regions of the list, with where one logs in to them. */
    static final List<Region> REGIONS = List.of(new Region("global", "app.clockify.me"), new Region("euc1", "EU, euc1.clockify.me"),
            new Region("use2", "US, use2.clockify.me"), new Region("euw2", "UK, euw2.clockify.me"), new Region("apse2", "AU, apse2.clockify.me"));

    /** A region of Clockify's. */
    public record Region(String code, String words) {
    }

    static boolean isListed(String region) {
        return REGIONS.stream().anyMatch(one -> one.code().equals(region));
    }

    /** What the file says of an integration. */
    static ConnectForm of(String name, Map<Setting, String> texts) {
        String region = texts.getOrDefault(Setting.REGION, "");
        boolean listed = region.isEmpty() || isListed(region);
        return new ConnectForm(name, texts.getOrDefault(Setting.TEAM_IDS, ""), listed ? region : "", listed ? "" : region,
                texts.getOrDefault(Setting.BACKFILL_FROM, ""), texts.getOrDefault(Setting.SYNC_EVERY, ""));
    }

    /**
     * What was sent.
     *
     * @param name of the integration that is changed; null where it is typed
     * @param before what stood in the fields
     * @param offered the ids that there were boxes for
     */
    static ConnectForm of(String name, Form form, ConnectForm before, Set<String> offered) {
        return new ConnectForm(name == null ? form.get("name").replaceAll("^ +| +$", "") : name,
                teams(form.get("team-ids"), form.all("team"), before.teamIds(), offered), form.get("region"), form.get("subdomain"),
                form.get("backfill-from"), form.get("sync-every"));
    }

    /** What is ticked, and what is typed besides; a tick that was taken away takes away what was typed of it before. */
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
     * As an order takes it.
     *
     * @param written what the file says now: only what is different is ordered
     * @param withPlace whether the form may say where the key goes
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
