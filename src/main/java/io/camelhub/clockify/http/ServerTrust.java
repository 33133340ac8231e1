package io.camelhub.clockify.http;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.NetworkSettings;
import io.camelhub.clockify.settings.WrongSettingException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.camel.util.ObjectHelper;

/**
 * The trusted certificates for connections to Clockify: those of the current file in {@code clockify.http.trust-store}, otherwise the JVM's. Safe
 * for use by several threads.
 */
public final class ServerTrust extends X509ExtendedTrustManager {

    private static final String SETTING = "clockify.http.trust-store";

    /** @param file null for the JVM's certificates */
    private record Loaded(Path file, String password, FileTime modified, X509ExtendedTrustManager trusted) {

        boolean isOf(Path file, String password, FileTime modified) {
            return Objects.equals(this.file, file) && Objects.equals(this.password, password) && Objects.equals(this.modified, modified);
        }
    }

    private final ClockifySettings settings;
    private Loaded loaded;

    public ServerTrust(ClockifySettings settings) {
        this.settings = settings;
    }

    /**
     * The number of trusted certificates.
     *
     * @throws UntrustedException where the file cannot be read
     */
    public int size() throws UntrustedException {
        return current().getAcceptedIssuers().length;
    }

    private synchronized X509ExtendedTrustManager current() throws UntrustedException {
        Path file = null;
        try {
            NetworkSettings network = settings.network();
            file = network.trustStore();
            String password = network.trustStorePassword() == null ? null : network.trustStorePassword().reveal();
            FileTime modified = file == null ? null : Files.getLastModifiedTime(file);
            if (loaded == null || !loaded.isOf(file, password, modified)) {
                loaded = new Loaded(file, password, modified, load(file, password));
            }
            return loaded.trusted();
        } catch (WrongSettingException e) {
            throw new UntrustedException(e.getMessage(), e);
        } catch (IOException | GeneralSecurityException e) {
            throw new UntrustedException(SETTING + " names " + file + ", which cannot be taken (" + reason(e)
                    + "): write a file with CA certificates, PEM, PKCS #12 or JKS, that the user who runs this may read; "
                    + SETTING + "-password is its password, where it has one", e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "there is no such file"
                : e instanceof AccessDeniedException ? "it may not be read"
                : OneLine.of(String.valueOf(e.getMessage()), 200);
    }

    private static X509ExtendedTrustManager load(Path file, String password) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(file == null ? null : store(file, password));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager trusted) {
                return trusted;
            }
        }
        throw new GeneralSecurityException("this JVM cannot check certificates");
    }

    private static KeyStore store(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = TrustStoreFile.read(file, password == null ? null : password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.isCertificateEntry(alias)) {
                return store;
            }
        }
        throw new GeneralSecurityException("it holds no trusted certificate");
    }

    /** The JVM's check of a server's certificates. */
    private interface Check {
        void of(X509ExtendedTrustManager trusted) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Check check) throws CertificateException {
        X509ExtendedTrustManager trusted = current();
        try {
            check.of(trusted);
        } catch (CertificateException e) {
            throw new UntrustedException(why(chain, e), e);
        }
    }

    private String why(X509Certificate[] chain, CertificateException refused) throws UntrustedException {
        X509Certificate server = chain[0];
        String certificate = "the certificate of " + name(server.getSubjectX500Principal().getName());
        if (ObjectHelper.getException(CertificateExpiredException.class, refused) != null) {
            return certificate + " was valid until " + server.getNotAfter().toInstant()
                    + " only: somebody has to renew it, or the clock of this machine is wrong";
        }
        if (ObjectHelper.getException(CertificateNotYetValidException.class, refused) != null) {
            return certificate + " is valid from " + server.getNotBefore().toInstant()
                    + " on only: the clock of this machine is wrong";
        }
        return certificate + " is signed by " + name(chain[chain.length - 1].getIssuerX500Principal().getName()) + ", whom "
                + (loadedFrom() == null
                        ? "the JVM does not trust: where a proxy of the house opens the connections, write the file of its CA certificate into "
                                + SETTING
                        : "the file in " + SETTING + " does not name: add that CA certificate to it, or correct the setting");
    }

    private synchronized Path loadedFrom() {
        return loaded.file();
    }

    private static String name(String principal) {
        return principal.isBlank() ? "a server without a name" : OneLine.of(principal, 120);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, trusted -> trusted.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain, trusted -> trusted.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain, trusted -> trusted.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the hub takes no connections here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    /** A client does not need them: the handshake does not send them. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
