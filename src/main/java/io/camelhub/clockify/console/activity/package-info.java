/** The page of activity: who worked how much on what, as a chart, as tables and as a file. */
package io.camelhub.clockify.console.activity;
