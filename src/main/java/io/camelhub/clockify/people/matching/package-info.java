/** Which employee a Clockify user may be: by e-mail, by name, by hand. */
package io.camelhub.clockify.people.matching;
