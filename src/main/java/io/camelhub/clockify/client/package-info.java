/** What Clockify's REST API says: its JSON, its errors, its paging. */
package io.camelhub.clockify.client;
