/** Follows Clockify's feed of changes, window by window, and finds out by which clock it goes. */
package io.camelhub.clockify.sync.feed;
