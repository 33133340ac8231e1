/** Text from outside, made fit for an id, a line, a spreadsheet; numbers and times in words. */
package io.camelhub.clockify.model.text;
