package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.web.TrustedProxies;

class SettingsTest {
    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path directory;

    @Test
    void withoutAnySettingTheDefaultsHold() {
        var settings = Settings.read(Map.of("PATH", "/bin"), directory);

        assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 8080, TrustedProxies.NONE));
        assertThat(settings.management()).isEqualTo(new Settings.Management("127.0.0.1", 8081));
        assertThat(settings.database().url()).isEmpty();
        assertThat(settings.database().dataDir()).isEqualTo(directory.resolve(".parley"));
        assertThat(settings.security().secret()).isEmpty();
        assertThat(settings.security().adminKey()).isEmpty();
        assertThat(settings.limits()).isEqualTo(new Settings.Limits(true, 100, 1_000));
        assertThat(settings.demo().on()).isFalse();
        assertThat(settings.withDemo().demo().on()).isTrue();
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheDefaults() throws IOException {
        write("parley.properties", """
                parley.http.port = 9000
                PARLEY_HTTP_HOST = 0.0.0.0
                parley.rate.limits = off
                parley.data.dir = kept
                """);
        var settings = Settings.read(Map.of("PARLEY_HTTP_PORT", "0", "PARLEY_DATA_DIR", " "), directory);

        assertThat(settings.http()).isEqualTo(new Settings.Http("0.0.0.0", 0, TrustedProxies.NONE));
        assertThat(settings.limits().rateLimits()).isFalse();
        assertThat(settings.database().dataDir()).isEqualTo(directory.resolve("kept"));
    }

    @Test
    void anotherFileMayBeNamed() throws IOException {
        write("parley.properties", "parley.http.port=9000");
        write("other.properties", "parley.management.port=9001");

        var settings = Settings.read(Map.of("PARLEY_CONFIG", "other.properties"), directory);

        assertThat(settings.http().port()).isEqualTo(8080);
        assertThat(settings.management().port()).isEqualTo(9001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PARLEY_HTTP_PORT       | 65536                   | PARLEY_HTTP_PORT: must be a port, 0 to 65535, not 65536
            PARLEY_HTTP_PORT       | -1                      | PARLEY_HTTP_PORT: must be a port, 0 to 65535, not -1
            PARLEY_MANAGEMENT_PORT | http                    | PARLEY_MANAGEMENT_PORT: must be a port, 0 to 65535, not http
            PARLEY_MANAGEMENT_PORT | 8080                    | PARLEY_MANAGEMENT_PORT: must differ from PARLEY_HTTP_PORT, both are 8080
            PARLEY_HTTP_HOST       | http://localhost        | PARLEY_HTTP_HOST: must be an address or a host name alone, not http://localhost
            PARLEY_MANAGEMENT_HOST | a b                     | PARLEY_MANAGEMENT_HOST: must be an address or a host name alone, not a b
            PARLEY_DATABASE_URL    | mysql://ann:hunter2@db  | PARLEY_DATABASE_URL: not a database url: it must begin with postgresql://
            PARLEY_ADMIN_KEY       | hunter2                 | PARLEY_ADMIN_KEY: must have at least 32 characters, not 7
            PARLEY_SECRET          | hunter2                 | PARLEY_SECRET: must have at least 32 characters, not 7
            PARLEY_RATE_LIMITS     | false                   | PARLEY_RATE_LIMITS: must be on or off, not false
            PARLEY_LIVE_CONNECTIONS | 0                      | PARLEY_LIVE_CONNECTIONS: must be a number, 1 to 999999, not 0
            PARLEY_LIVE_SUBSCRIPTIONS | many                 | PARLEY_LIVE_SUBSCRIPTIONS: must be a number, 1 to 999999, not many
            PARLEY_TRUSTED_PROXIES | ::1, proxy.example.org  | PARLEY_TRUSTED_PROXIES: must be IP addresses or ranges of them, not proxy.example.org
            PARLEY_TRUSTED_PROXIES | 10.0.0.0/33             | PARLEY_TRUSTED_PROXIES: must be IP addresses or ranges of them, not 10.0.0.0/33
            PARLEY_HTP_PORT        | 8080                    | PARLEY_HTP_PORT: no such setting
            PARLEY_SERVICE         | x                       | PARLEY_SERVICE: no such setting
            """)
    void aMistakeIsToldByNameAndWithoutSecrets(String name, String value, String line) {
        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> Settings.read(Map.of(name, value), directory))
                .satisfies(e -> assertThat(e.lines()).containsExactly(line))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        write("parley.properties", """
                parley.colour = blue
                parley.http.port = 1
                PARLEY_HTTP_PORT = 2
                parley.config = elsewhere
                parley.rate.limits = maybe
                """);
        var file = directory.resolve("parley.properties");

        assertThatExceptionOfType(SettingsRefused.class)
                .isThrownBy(() -> Settings.read(
                        Map.of("PARLEY_NONSENSE", "1", "PARLEY_SECRET", "short", "PARLEY_DEMO_IMPORT", "absent.xml"),
                        directory))
                .satisfies(e -> assertThat(e.lines())
                        .containsExactlyInAnyOrder(
                                "PARLEY_NONSENSE: no such setting",
                                "parley.colour in " + file + ": no such setting",
                                "parley.config in " + file + ": no such setting",
                                "parley.http.port in " + file + ": given twice, in both spellings",
                                "PARLEY_SECRET: must have at least 32 characters, not 5",
                                "PARLEY_RATE_LIMITS: must be on or off, not maybe",
                                "PARLEY_DEMO_IMPORT: no such file: " + directory.resolve("absent.xml")));
    }

    @Test
    void aNamedFileMustExist() {
        assertThatThrownBy(() -> Settings.read(Map.of("PARLEY_CONFIG", "absent.properties"), directory))
                .isInstanceOf(SettingsRefused.class)
                .hasMessage("PARLEY_CONFIG: no such file: " + directory.resolve("absent.properties"));
    }

    @Test
    void aFileThatIsNotUtf8IsToldInOneLine() throws IOException {
        Files.write(directory.resolve("parley.properties"), new byte[] {'a', '=', (byte) 0xff});

        assertThatThrownBy(() -> Settings.read(Map.of(), directory))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("cannot be read as a properties file in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARLEY_CHROMIUM",
                "PARLEY_SERVICE_HOST",
                "PARLEY_SERVICE_PORT",
                "PARLEY_SERVICE_PORT_HTTP",
                "PARLEY_PORT",
                "PARLEY_PORT_8080_TCP_ADDR"
            })
    void whatBelongsToTestsAndKubernetesIsLeftAlone(String name) {
        assertThat(Settings.read(Map.of(name, "tcp://10.0.0.1:8080"), directory)
                        .http()
                        .port())
                .isEqualTo(8080);
    }

    @Test
    void secretsAreTakenAndNeverShown() {
        var settings = Settings.read(
                Map.of(
                        "PARLEY_SECRET",
                        LONG_ENOUGH,
                        "PARLEY_ADMIN_KEY",
                        LONG_ENOUGH,
                        "PARLEY_DATABASE_URL",
                        "postgresql://ann:hunter2@db/talk"),
                directory);

        assertThat(settings.security().adminKey()).contains(LONG_ENOUGH);
        assertThat(settings.database().url().orElseThrow().password()).contains("hunter2");
        assertThat(settings.toString()).doesNotContain(LONG_ENOUGH).doesNotContain("hunter2");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
