package parley.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.SslMode;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's sslmode means to the Vert.x client (manual, table 34.1 "SSL Mode Descriptions"). */
final class Tls {
    private Tls() {}

    static boolean verifies(SslMode mode) {
        return mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL;
    }

    static ClientSSLOptions options(SslMode mode, Optional<Path> rootCert) {
        var options = new ClientSSLOptions();
        // As in libpq, prefer and require hide the talk but do not prove who answers.
        if (!verifies(mode)) return options.setTrustAll(true).setHostnameVerificationAlgorithm("");
        return options.setTrustOptions(rootCert.<TrustOptions>map(Tls::pem).orElseGet(Tls::ofTheRuntime))
                .setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
    }

    private static PemTrustOptions pem(Path file) {
        return new PemTrustOptions().addCertPath(file.toString());
    }

    private static TrustOptions ofTheRuntime() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            @Nullable KeyStore defaultStore = null;
            factory.init(defaultStore);
            return TrustOptions.wrap(Arrays.asList(factory.getTrustManagers()).getFirst());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime has no trust store", e);
        }
    }
}
