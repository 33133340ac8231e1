/** The Clockify plugin of a Camel integration hub. */
package io.camelhub.clockify;
