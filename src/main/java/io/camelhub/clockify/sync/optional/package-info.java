/** Which requests only help, what was refused of them, and when they are tried again. */
package io.camelhub.clockify.sync.optional;
