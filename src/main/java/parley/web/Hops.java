package parley.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Whom proxies say they were asked by, the nearest last. Where that is no address it stays as it came. */
final class Hops {
    private static final String UNKNOWN = "unknown";

    /** One parameter of a Forwarded element (RFC 7239, section 4). No address needs a backslash, so none may be there. */
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G[ \\t]*(?:([!#-'*+.0-9A-Z^-z|~-]+)=(?:\"([^\"\\\\]*+)\"|([^\",;\\s]++)))?[ \\t]*([,;]|$)");

    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]*)](?::[\\w.-]+)?|([^:]*):[\\w.-]+");

    private Hops() {}

    /** @param lines of X-Forwarded-For */
    static List<String> plain(List<String> lines) {
        return Arrays.stream(String.join(",", lines).split(",", -1))
                .map(hop -> node(hop.strip()))
                .toList();
    }

    /**
     * @param lines of Forwarded; where they do not follow the grammar, a stranger may have left a quote open to hide what the
     *     proxy wrote, and nothing of it counts
     */
    static List<String> standard(List<String> lines) {
        var all = String.join(",", lines);
        var hops = new ArrayList<String>();
        var hop = UNKNOWN;
        var parameters = PARAMETER.matcher(all);
        int end = 0;
        while (parameters.find()) {
            if ("for".equalsIgnoreCase(parameters.group(1))) {
                hop = node(parameters.group(2) == null ? parameters.group(3) : parameters.group(2));
            }
            end = parameters.end();
            if (!parameters.group(4).equals(";")) {
                hops.add(hop);
                hop = UNKNOWN;
            }
            if (parameters.group(4).isEmpty()) {
                break;
            }
        }
        return end == all.length() ? hops : List.of();
    }

    /** Without the port that some proxies write (RFC 7239, section 6). */
    private static String node(String text) {
        var matcher = WITH_PORT.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    }
}
