/** Where requests go, and what bounds them and their answers. */
package io.camelhub.clockify.client.http;
