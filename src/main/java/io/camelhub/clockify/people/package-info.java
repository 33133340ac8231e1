/**
 * Who the Clockify users are. Each part knows only those above it: {@code naming} makes names and addresses comparable;
 * {@code pseudonym} recognises people who were erased; {@code roster} holds the employees, {@code user} the Clockify users and
 * what is decided about them; {@code matching} says who may be whom; {@code identity} keeps what rules and people decided;
 * {@code privacy} erases, exports and leaves out; {@code activity} is for the views of who worked when.
 */
package io.camelhub.clockify.people;
