package io.camelhub.clockify.http;

import java.security.cert.CertificateException;

/** A certificate is not trusted, or the trusted certificates cannot be read; the message says why, in words for an admin. */
public final class UntrustedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    UntrustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
