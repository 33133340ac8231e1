/** What a route of an engineer's may begin with. */
package io.camelhub.clockify.source;
