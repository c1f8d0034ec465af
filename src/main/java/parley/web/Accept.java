package parley.web;

import java.util.Locale;

/** Reads {@code Accept} (RFC 9110, section 12.5.1) for one question: may we answer this type? */
public final class Accept {
    private Accept() {}

    /** The most specific range that fits decides; a weight of 0 means no. */
    public static boolean allows(String header, String type) {
        int best = -1;
        boolean allowed = false;
        for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
            var parts = range.split(";");
            int fit = fit(parts[0].strip(), type);
            if (fit > best) {
                best = fit;
                allowed = weighs(parts);
            }
        }
        return allowed;
    }

    private static int fit(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static boolean weighs(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0{0,3})?")) {
                return false;
            }
        }
        return true;
    }
}
