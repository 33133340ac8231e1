/** Recognises people who were erased, without knowing them. */
package io.camelhub.clockify.people.pseudonym;
