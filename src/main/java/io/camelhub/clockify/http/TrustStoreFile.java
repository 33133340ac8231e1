package io.camelhub.clockify.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/** Reads a file of CA certificates in one of the usual formats: PEM, PKCS #12 or JKS. */
final class TrustStoreFile {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private TrustStoreFile() {
    }

    /** @param password null for none; ignored for PEM */
    static KeyStore read(Path file, char[] password) throws GeneralSecurityException, IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return KeyStore.getInstance(file.toFile(), password);
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
            store.setCertificateEntry("ca-" + ++count, certificate);
        }
        return store;
    }
}
