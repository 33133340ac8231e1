/** Who ordered what, as the hub keeps it. */
package io.camelhub.clockify.store.audit;
