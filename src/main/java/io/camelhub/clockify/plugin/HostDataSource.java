package io.camelhub.clockify.plugin;

import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;

/** The DataSource named by {@code clockify.datasource}; without one of the default name, the only DataSource of the host. */
final class HostDataSource implements Supplier<DataSource> {

    private final CamelContext context;
    private final ClockifySettings settings;

    HostDataSource(CamelContext context, ClockifySettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** Looks it up at the first use: the host may add it after the plugin. */
    @Override
    public DataSource get() {
        settings.wrongSchema().ifPresent(problem -> {
            // a DataSource with another default schema would get a second set of tables
            throw new DatabaseUnavailableException(problem.toString());
        });
        String name = settings.datasource();
        DataSource named = CamelContextHelper.lookup(context, name, DataSource.class);
        if (named != null) {
            return named;
        }
        // the plugin's own DataSource does not count as the host's
        Map<String, DataSource> others = new TreeMap<>(context.getRegistry().findByTypeWithName(DataSource.class));
        boolean nobodySaid = Setting.DATASOURCE.defaultValue().filter(name::equals).isPresent();
        if (nobodySaid && others.size() == 1) {
            return others.values().iterator().next();
        }
        String remedy = others.isEmpty()
                ? "define one, on Camel Main by camel.beans." + name + ", on Spring Boot by spring.datasource.url"
                : "set clockify.datasource to the name of one: " + String.join(", ", others.keySet());
        throw new DatabaseUnavailableException("there is no DataSource with the name " + name + "; " + remedy);
    }
}
