package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Guest;
import parley.rig.Town;

class MetricsTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void everyMeterOfOurOwnSaysWhatItMeasures() throws Exception {
        Guest.on(TOWN.one(), "Ida Sommer").says("measured", "Hello");
        TOWN.one().api().get("/discussions?site=demo&key=measured").expect(200);
        var request = HttpRequest.newBuilder(TOWN.one().management().resolve("/metrics"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var said = client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("# HELP parley_"))
                    .toList();
            assertThat(said).hasSizeGreaterThan(20).allMatch(line -> line.matches("# HELP \\S+ \\p{Lu}.{15,}"));
        }
    }
}
