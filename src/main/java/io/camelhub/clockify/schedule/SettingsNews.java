package io.camelhub.clockify.schedule;

import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.Setting;
import io.camelhub.clockify.settings.SettingProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs changes of the settings and their problems, each once. Safe for use by several threads. */
final class SettingsNews {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsNews.class);

    private static final SettingProblem NONE = new SettingProblem(
            Setting.API_KEY.property(), "is not written for any name",
            "nothing is synced until it is, e.g. " + Setting.API_KEY.property("main") + " = {{env:CLOCKIFY_API_KEY}}",
            SettingProblem.Severity.NOTICE);

    private final Set<String> reported = new HashSet<>();
    private IntegrationsConfig last;

    /** Compares the settings with those of the last call. */
    synchronized void read(IntegrationsConfig now) {
        if (last != null && last != now) {
            IntegrationChanges.between(last, now).forEach(LOG::info);
        }
        last = now;
        List<SettingProblem> problems = new ArrayList<>(now.problems());
        if (now.integrations().isEmpty() && problems.isEmpty()) {
            problems.add(NONE);
        }
        report(problems);
    }

    private void report(List<SettingProblem> problems) {
        Set<String> now = new HashSet<>();
        for (SettingProblem problem : problems) {
            now.add(problem.toString());
            if (reported.add(problem.toString())) {
                if (problem.isError()) {
                    LOG.error("{}", problem);
                } else {
                    LOG.info("{}", problem);
                }
            }
        }
        reported.retainAll(now);
    }
}
