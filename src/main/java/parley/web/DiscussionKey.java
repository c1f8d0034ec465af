package parley.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.sites.Policy;
import parley.sites.Site;

/**
 * Which discussion a page has. A key that is given says it; else the page's address does: path and query, without the
 * fragment and without parameters that only tell where a reader came from, as in {@code /2026/11/bridge?page=2}. Scheme
 * and host are left out, so a page is the same over http and https, with and without www; a site with different pages
 * at the same path of two hosts must give keys. The order of parameters, a slash at the end and upper case stay as they
 * are: for some site each of them means something. A site's policy may drop the whole query.
 */
public final class DiscussionKey {
    /** Characters. */
    public static final int LONGEST = 512;

    /** Of a discussion's title, in characters. */
    public static final int LONGEST_TITLE = 500;

    private static final int LONGEST_URL = 2_048;

    /** Lenient where browsers are: they leave characters as they are that RFC 3986 would not. */
    private static final Pattern URL =
            Pattern.compile("(?i:(https?)://)([^/?#\\\\@\\s]+)((?:/[^?#\\s]*)?)(?:\\?([^#\\s]*))?(?:#.*)?");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    private static final Pattern UNKNOWN_TO_URIS =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?@!$&'()*+,;=%-]");

    /** What newsletters, social networks and advertisers add to links. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "_hsenc",
            "_hsmi",
            "mkt_tok",
            "vero_id",
            "oly_anon_id",
            "oly_enc_id",
            "_ga",
            "_gl",
            "s_cid",
            "ref_src",
            "ref_url");

    private DiscussionKey() {}

    /** Whether a key may be one: 1 to {@link #LONGEST} characters, none of them a control character. */
    public static boolean fits(String key) {
        return !key.isEmpty() && key.length() <= LONGEST && key.chars().noneMatch(Character::isISOControl);
    }

    public static boolean fitsTitle(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE;
    }

    /** Whether an address is a page on one of the site's origins. */
    public static boolean isOn(String url, Site site) {
        return address(url)
                .flatMap(DiscussionKey::originOf)
                .filter(site::allows)
                .isPresent();
    }

    /** The key of a page by its address; empty if that is no http(s) URL, or one that is too long. */
    public static Optional<String> ofUrl(String url, Policy policy) {
        var parts = URL.matcher(url);
        if (url.length() > LONGEST_URL || !parts.matches()) {
            return Optional.empty();
        }
        var path = parts.group(3).isEmpty() ? "/" : parts.group(3);
        var query = parts.group(4) == null || policy.dropQuery() ? "" : telling(parts.group(4));
        return Optional.of(ascii(query.isEmpty() ? path : path + "?" + query)).filter(DiscussionKey::fits);
    }

    /** Scheme, host and port of an http(s) URL, as browsers write an Origin (RFC 6454, section 6.2). */
    public static Optional<String> originOf(String url) {
        var parts = URL.matcher(url);
        if (url.length() > LONGEST_URL || !parts.matches()) {
            return Optional.empty();
        }
        var scheme = parts.group(1).toLowerCase(Locale.ROOT);
        var host = parts.group(2).toLowerCase(Locale.ROOT);
        var port = scheme.equals("http") ? ":80" : ":443";
        return Optional.of(
                scheme + "://" + (host.endsWith(port) ? host.substring(0, host.length() - port.length()) : host));
    }

    /**
     * The address of a page as it is kept: without its fragment, where each comment's own will stand, and with what RFC
     * 3986 does not know percent-encoded. Empty if it is no http(s) URL.
     */
    public static Optional<String> address(String url) {
        var parts = URL.matcher(url);
        if (url.length() > LONGEST_URL
                || !parts.matches()
                || !HOST.matcher(parts.group(2)).matches()) {
            return Optional.empty();
        }
        var query = parts.group(4) == null ? "" : "?" + parts.group(4);
        return Optional.of(parts.group(1) + "://" + parts.group(2) + encoded(parts.group(3) + query));
    }

    private static String encoded(String text) {
        var uri = UNKNOWN_TO_URIS.matcher(ascii(text));
        return uri.replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    private static String telling(String query) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
    }

    private static boolean isTracking(String parameter) {
        var name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    /** Whoever copied an address from the address line, and whoever read it from a script, mean the same page. */
    private static String ascii(String text) {
        var ascii = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0) {
                ascii.append((char) b);
            } else {
                ascii.append('%').append("%02X".formatted(b));
            }
        }
        return ascii.toString();
    }
}
