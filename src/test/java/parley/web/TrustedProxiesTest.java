package parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.rig.TestDatabase;

class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, 192.0.2.7,2001:db8:1::/48 ,::1");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    static OpenDoor door;

    @BeforeAll
    static void open() {
        door = new OpenDoor(
                DATABASE,
                Limits.DEFAULT,
                opened -> List.of(router -> {
                    router.get("/behind")
                            .handler(desk(opened, TrustedProxies.parse("127.0.0.1"))
                                    .any(TrustedProxiesTest::told));
                    router.get("/alone").handler(opened.desk.any(TrustedProxiesTest::told));
                }));
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            10.1.2.3       | -                                  | 10.1.2.3
            10.1.2.3       | 198.51.100.4                       | 198.51.100.4
            10.1.2.3       | 203.0.113.9, 198.51.100.4          | 198.51.100.4
            10.1.2.3       | 203.0.113.9, 198.51.100.4, 10.9.9.9, 192.0.2.7 | 198.51.100.4
            10.1.2.3       | 10.9.9.9,10.8.8.8                  | 10.9.9.9
            10.1.2.3       | 203.0.113.9, garbage               | 10.1.2.3
            10.1.2.3       | 203.0.113.9, garbage, 10.9.9.9     | 10.9.9.9
            10.1.2.3       | 203.0.113.9,                       | 10.1.2.3
            10.1.2.3       | unknown                            | 10.1.2.3
            10.1.2.3       | 198.51.100.4:5123                  | 198.51.100.4
            10.1.2.3       | [2001:db8:2::9]:5123               | 2001:db8:2::9
            10.1.2.3       | 2001:db8:2::9                      | 2001:db8:2::9
            10.1.2.3       | 2001:db8:2::9%eth0                 | 10.1.2.3
            10.1.2.3       | ::ffff:10.4.4.4                    | ::ffff:10.4.4.4
            ::ffff:10.1.2.3 | 198.51.100.4                      | 198.51.100.4
            2001:db8:1:f::1 | 198.51.100.4, 2001:db8:1:a::1     | 198.51.100.4
            0:0:0:0:0:0:0:1 | 198.51.100.4                      | 198.51.100.4
            198.51.100.4   | 203.0.113.9                        | 198.51.100.4
            11.0.0.1       | 203.0.113.9, 10.1.2.3              | 11.0.0.1
            192.0.2.8      | 203.0.113.9                        | 192.0.2.8
            2001:db8:2::1  | 203.0.113.9                        | 2001:db8:2::1""")
    void whoAsksIsTheNearestThatIsNotTrusted(String peer, @Nullable String forwardedFor, String address) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (forwardedFor != null) {
            headers.add("X-Forwarded-For", forwardedFor);
        }
        assertThat(IpRange.canonical(PROXIES.address(peer, headers))).isEqualTo(IpRange.canonical(address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            for=198.51.100.4                                            | 198.51.100.4
            FOR="198.51.100.4:99" ; proto=https;by=10.1.1.1             | 198.51.100.4
            for=203.0.113.9, for=198.51.100.4;host="a,b;for=1.2.3.4"    | 198.51.100.4
            for="[2001:db8:2::9]:4711", for=10.5.5.5                    | 2001:db8:2::9
            for=203.0.113.9, proto=https                                | 10.1.2.3
            for=203.0.113.9, for=_hidden                                | 10.1.2.3
            for=203.0.113.9, for=unknown                                | 10.1.2.3
            for=203.0.113.9, host="open, for=198.51.100.4               | 10.1.2.3
            for="203.0.113.9, for="[2001:db8:2::9]"                     | 10.1.2.3
            203.0.113.9                                                 | 10.1.2.3
            for=                                                        | 10.1.2.3
            ;;,,;                                                       | 10.1.2.3""")
    void theStandardHeaderSaysTheSame(String forwarded, String address) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Forwarded", forwarded);
        assertThat(PROXIES.address("10.1.2.3", headers)).isEqualTo(address);
    }

    @Test
    void severalLinesAreOneList() {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .add("X-Forwarded-For", "203.0.113.9")
                .add("X-Forwarded-For", "198.51.100.4");
        assertThat(PROXIES.address("10.1.2.3", headers)).isEqualTo("198.51.100.4");
    }

    @Test
    void whereTheTwoHeadersDifferOneWasNotWrittenByTheProxy() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", "198.51.100.4");
        assertThat(PROXIES.address("10.1.2.3", headers.add("Forwarded", "for=198.51.100.4")))
                .isEqualTo("198.51.100.4");
        assertThat(PROXIES.address("10.1.2.3", headers.set("Forwarded", "for=203.0.113.9")))
                .isEqualTo("10.1.2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129", "10.0.0", "[::1]", "::1%lo", "/8"})
    void whatIsNoAddressAndNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> TrustedProxies.parse("::1, " + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }

    @Test
    void atTheDoorOnlyATrustedPeerIsBelieved() {
        String[] spoofed = {"X-Forwarded-For", "198.51.100.4", "X-Forwarded-Proto", "https"};
        var behind = door.get("/behind", spoofed);
        var alone = door.get("/alone", spoofed);
        assertThat(behind.body()).isEqualTo("198.51.100.4 http:false https:true");
        assertThat(OpenDoor.header(behind, "set-cookie")).contains("Secure");
        assertThat(alone.body()).isEqualTo("127.0.0.1 http:true https:true");
        assertThat(OpenDoor.header(alone, "set-cookie")).doesNotContain("Secure");
        assertThat(door.get("/behind", "X-Forwarded-For", "198.51.100.4").body())
                .isEqualTo("198.51.100.4 http:true https:true");
    }

    private static Desk desk(OpenDoor opened, TrustedProxies proxies) {
        return new Desk(opened.desk.callers(), opened.desk.sites(), opened.desk.limits(), proxies);
    }

    private static Future<?> told(Call call) {
        var host = "://" + call.header("Host").orElseThrow();
        var told = "%s http:%s https:%s"
                .formatted(call.address(), call.isOurs("http" + host), call.isOurs("https" + host));
        return call.remember("token").answer(200, "text/plain", Buffer.buffer(told));
    }
}
