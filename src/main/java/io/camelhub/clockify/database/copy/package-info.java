/** Copies the plugin's tables from one database into another. */
package io.camelhub.clockify.database.copy;
