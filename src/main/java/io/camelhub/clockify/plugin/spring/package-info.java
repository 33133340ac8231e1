/** What a host on Spring Boot needs besides: its properties, where the settings look for them. Of no use elsewhere. */
package io.camelhub.clockify.plugin.spring;
