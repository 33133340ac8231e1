/** Why an entry is not where somebody looks for it, or is as it is: the rules that the sync decides by, each with its sentence. */
package io.camelhub.clockify.model.reason;
