/** The days and sums for the views of who worked when. */
package io.camelhub.clockify.people.activity;
