package parley.people;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which passwords are taken: long ones, of any characters (NIST SP 800-63B, section 3.1.1.2). The list of common ones is
 * of our own making and short: nearly all that leak often are shorter than what is asked for here.
 */
final class PasswordRules {
    static final int SHORTEST = 12;
    static final int LONGEST = 1_024;
    private static final int DIFFERENT = 5;

    /** Words that long passwords are often nothing but. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwort",
            "motdepasse",
            "contrasena",
            "qwertyuiop",
            "qwertzuiop",
            "azertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "iloveyou",
            "letmein",
            "welcome",
            "willkommen",
            "administrator",
            "admin",
            "changeme",
            "football",
            "baseball",
            "sunshine",
            "princess",
            "trustno",
            "superman",
            "moderator",
            "newsroom",
            "redaktion",
            "parley",
            "comments",
            "secret",
            "dragon",
            "monkey",
            "master",
            "login",
            "test",
            "abc");

    private PasswordRules() {}

    /** What is wrong with it, in English; empty where nothing is. */
    static Optional<String> mistake(String password, String mail) {
        int length = password.getBytes(StandardCharsets.UTF_8).length;
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("A password has " + SHORTEST + " to " + LONGEST + " characters.");
        }
        return isCommon(password.toLowerCase(Locale.ROOT), mail.toLowerCase(Locale.ROOT))
                ? Optional.of("This password is among the first that others try.")
                : Optional.empty();
    }

    private static boolean isCommon(String password, String mail) {
        if (password.codePoints().distinct().count() < DIFFERENT) {
            return true;
        }
        var rest = password.replace(mail, "").replaceFirst("^" + Pattern.quote(mail.split("@", 2)[0]), "");
        for (var word : COMMON) {
            rest = rest.replace(word, "");
        }
        return rest.replaceAll("[\\d\\W_]", "").isEmpty();
    }
}
