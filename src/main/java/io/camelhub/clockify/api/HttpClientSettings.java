package io.camelhub.clockify.api;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * The HTTP client of the plugin's own endpoints: it neither repeats a request by itself, which would pass by the throttle
 * and the budget, nor follows a redirect, which would carry the key to another host, nor keeps cookies.
 */
public final class HttpClientSettings implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries();
        builder.disableRedirectHandling();
        builder.disableCookieManagement();
    }
}
