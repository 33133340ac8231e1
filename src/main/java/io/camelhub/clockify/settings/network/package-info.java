/** What the settings say of the way to Clockify, and of whom to trust there: {@code clockify.http.*}. */
package io.camelhub.clockify.settings.network;
