/** What a sync is asked to do, the message about it, and what it reports on its way. */
package io.camelhub.clockify.sync.order;
