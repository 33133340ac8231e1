package io.camelhub.clockify.http;

import java.security.cert.CertificateException;

/** A certificate is not trusted, or it cannot be known who is; the message says why, in words for an admin. */
public final class UntrustedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    UntrustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
