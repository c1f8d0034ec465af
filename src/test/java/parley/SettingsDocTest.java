package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsDocTest {
    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final String MARK = "<!-- from here on: parley.Knob -->\n";

    @Test
    void theSettingsPageHoldsTheTableOfKnobs() throws IOException {
        var page = Files.readString(PAGE);
        var expected = page.substring(0, page.indexOf(MARK)) + MARK + "\n" + Knob.table();

        if ("write".equals(System.getProperty("parley.docs"))) Files.writeString(PAGE, expected);
        else assertThat(page).as("write it anew with -Dparley.docs=write").isEqualTo(expected);
    }
}
