/** Clockify's JSON, read row by row: a bad row is left out with its reason, and keeps no other from being stored. */
package io.camelhub.clockify.client.json;
