/** Personal data: erased, exported, left out, dropped after its time; and the log of who ordered what. */
package io.camelhub.clockify.privacy;
