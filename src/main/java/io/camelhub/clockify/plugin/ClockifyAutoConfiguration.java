package io.camelhub.clockify.plugin;

import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the plugin adds to a host on Spring Boot that has its jar on the class path. Camel takes up a properties source that is a
 * bean by itself.
 */
@AutoConfiguration
@ConditionalOnClass(CamelContext.class)
public class ClockifyAutoConfiguration {

    @Bean
    EnvironmentSource clockifyEnvironmentSource(ConfigurableEnvironment environment) {
        return new EnvironmentSource(environment);
    }
}
