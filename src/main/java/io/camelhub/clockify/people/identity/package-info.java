/** Who is who, as rules and people decided it, kept and looked up. */
package io.camelhub.clockify.people.identity;
