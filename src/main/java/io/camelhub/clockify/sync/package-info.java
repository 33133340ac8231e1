/** The plan of the sync: what is read when, how far it got, and who may read it. */
package io.camelhub.clockify.sync;
