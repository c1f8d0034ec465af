package parley.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where links lead, as rendered, not as typed: a bare address, a Markdown link and an image each become one {@code <a>}. */
final class Linked {

    // text has no bare '<' once sanitised, so that every match is a tag
    private static final Pattern LINK = Pattern.compile("<a href=\"(?<target>[^\"]*+)\"");

    /** As browsers read it (WHATWG URL, 4.4): any number of slashes, backslashes among them; a name before an @ is no host. */
    private static final Pattern HOST = Pattern.compile(
            "(?i)https?:[/\\\\]{2,}+(?:[^/\\\\?#@]*+@)?(?<host>\\[[^\\]]*+]|[^/\\\\?#:]*+).*+", Pattern.DOTALL);

    private Linked() {}

    /** In order, one for each link; empty for one that leads to no host, as to a mailbox. */
    static List<String> hosts(String html) {
        var hosts = new ArrayList<String>();
        var links = LINK.matcher(html);
        while (links.find()) {
            var host = HOST.matcher(Visible.text(links.group("target")));
            hosts.add(host.matches() ? host.group("host").toLowerCase(Locale.ROOT) : "");
        }
        return hosts;
    }

    /** Whether it is one of the hosts, or below one. */
    static boolean isOf(String host, List<String> hosts) {
        return hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }
}
