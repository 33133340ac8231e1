/** Names and addresses, made comparable. */
package io.camelhub.clockify.people.naming;
