package parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.sites.Policy;

class DiscussionKeyTest {
    @ParameterizedTest
    @CsvSource({
        "https://news.example.org/a?b=c#top,                         https://news.example.org/a?b=c",
        "https://news.example.org,                                   https://news.example.org",
        "http://[::1]:8080/a,                                        http://[::1]:8080/a",
        "https://news.example.org/brücke/100%/%7Eida?x=[1]|2,        https://news.example.org/br%C3%BCcke/100%25/%7Eida?x=%5B1%5D%7C2",
        "'https://news.example.org/\"><script>',                     https://news.example.org/%22%3E%3Cscript%3E"
    })
    void isKeptAsAnAddressThatFitsEverywhere(String url, String kept) {
        assertThat(DiscussionKey.address(url)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://ho\"st/", "/a", "https://a@b/"})
    void isNotKeptWhereItIsNone(String url) {
        assertThat(DiscussionKey.address(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example.org/2026/11/bridge,                    /2026/11/bridge",
        "http://www.example.org:8080/2026/11/bridge#comments,        /2026/11/bridge",
        "HTTPS://news.example.org,                                   /",
        "https://news.example.org?id=7,                              /?id=7",
        "https://news.example.org/a?utm_source=x&id=7&fbclid=y,      /a?id=7",
        "https://news.example.org/a?UTM_Medium=x&mc_cid=1&gclid=2&mc_eid, /a",
        "https://news.example.org/a?b=2&a=1&,                        /a?b=2&a=1",
        "https://news.example.org/brücke,                            /br%C3%BCcke",
        "https://news.example.org/br%C3%BCcke,                       /br%C3%BCcke",
        "https://news.example.org/a/,                                /a/",
        "https://news.example.org/a?x=[1]|2,                         /a?x=[1]|2",
        "https://news.example.org/a?utm_source=x#y?z,                /a"
    })
    void followsFromTheAddressOfAPage(String url, String key) {
        assertThat(DiscussionKey.ofUrl(url, Policy.DEFAULT)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "//news.example.org/a",
                "ftp://news.example.org/a",
                "javascript:alert(1)",
                "https://",
                "https:///a",
                "https://user:pw@news.example.org/a",
                "https://a\\@b/",
                "https://news.example.org/a b",
                "https://news.example.org/\u0000"
            })
    void whatIsNoAddressOfAPageHasNone(String url) {
        assertThat(DiscussionKey.ofUrl(url, Policy.DEFAULT)).isEmpty();
    }

    @Test
    void hasAnEnd() {
        assertThat(DiscussionKey.ofUrl("https://x.example/" + "a".repeat(600), Policy.DEFAULT))
                .isEmpty();
        assertThat(DiscussionKey.fits("a".repeat(DiscussionKey.LONGEST))).isTrue();
        assertThat(DiscussionKey.fits("a".repeat(DiscussionKey.LONGEST + 1))).isFalse();
        assertThat(DiscussionKey.fits("a\nb")).isFalse();
        assertThat(DiscussionKey.fits("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://News.Example.org:443/a, https://news.example.org",
        "http://news.example.org:80,     http://news.example.org",
        "http://news.example.org:8080/a, http://news.example.org:8080"
    })
    void itsOriginIsWrittenAsBrowsersDo(String url, String origin) {
        assertThat(DiscussionKey.originOf(url)).contains(origin);
    }
}
