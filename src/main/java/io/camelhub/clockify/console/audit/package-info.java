/** What people ordered, for admins. */
package io.camelhub.clockify.console.audit;
