/** Personal data: its erasure, export, redaction and retention; and the audit log. */
package io.camelhub.clockify.privacy;
