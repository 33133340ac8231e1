package io.camelhub.clockify.plugin;

import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** The plugin's beans for a Spring Boot host. Camel uses a properties source that is a bean automatically. */
@AutoConfiguration
@ConditionalOnClass(CamelContext.class)
public class ClockifyAutoConfiguration {

    @Bean
    EnvironmentSource clockifyEnvironmentSource(ConfigurableEnvironment environment) {
        return new EnvironmentSource(environment);
    }
}
