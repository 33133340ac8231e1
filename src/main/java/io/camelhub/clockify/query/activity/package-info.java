/** How much was worked: sums of days, weeks and months, and who logged nothing. */
package io.camelhub.clockify.query.activity;
