/** Windows of time as decisions: which to read next, which were read whole, how a refused report is read in smaller ones. */
package io.camelhub.clockify.sync.window;
