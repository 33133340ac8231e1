/**
 * The plan of the sync: what is read when, how far it got, and who may read it. Each part knows only those above it: {@code order},
 * {@code window} and {@code optional} are what is asked for and decided; {@code run} is one run over a workspace; {@code place},
 * {@code request} and {@code verification} say which run goes on, which request is sent, which entry is gone; {@code discovery},
 * {@code feed}, {@code hint} and {@code retention} find out what there is to do, and what is over; {@code lifecycle}, {@code people}
 * and {@code webhook} are what each run begins, looks up and ends with; {@code backfill} reads windows, and {@code dispatch} hands
 * over what is due.
 */
package io.camelhub.clockify.sync;
