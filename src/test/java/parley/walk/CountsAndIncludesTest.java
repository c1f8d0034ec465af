package parley.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parley.rig.Answer;
import parley.rig.Guest;
import parley.rig.Town;

/** What a publisher's own pages take from here: numbers for an index, and a discussion made into the page. */
class CountsAndIncludesTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void countsComeByKeyAndByAddressAndInWords() {
        var ana = Guest.on(TOWN.one(), "Ana");
        ana.says("/counts/a", "1");
        ana.says("/counts/a", "2");
        var counts = Answer.objects(TOWN.one()
                .api()
                .get("/counts?site=demo&key=nobody&url=https://news.example.org/counts/a%%23comments&lang=de")
                .expect(200)
                .json()
                .getJsonArray("counts"));
        assertThat(counts)
                .extracting(count -> count.getString("text"))
                .containsExactly("Noch keine Kommentare", "2 Kommentare");
        assertThat(counts.getLast().getString("key")).isEqualTo("/counts/a");
        assertThat(counts.getFirst().containsKey("url")).isFalse();
        assertThat(TOWN.one().api().get("/counts?site=demo").status()).isEqualTo(400);
        assertThat(TOWN.one().api().get("/counts?site=demo&url=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void anIncludeIsADeclarativeShadowRootThatLeadsHereFromAnywhere() {
        Guest.on(TOWN.one(), "Ana").says("includes-1", "see \"/here\"");
        var api = TOWN.one().api().with("Accept", "text/html");
        var html = api.get("/discussions?site=demo&key=includes-1&include=shadow&lang=es")
                .expect(200)
                .text();
        assertThat(html).startsWith("<template shadowrootmode=\"open\">").endsWith("</template>\n");
        var inside = Jsoup.parse(
                html.replaceFirst("<template shadowrootmode=\"open\">", "<div>"), "https://news.example.org/");
        inside.select("template.blank").remove();
        var home = TOWN.one().address().toString();
        assertThat(inside.select("[href], [action]"))
                .isNotEmpty()
                .allMatch(each -> (each.attr("href") + each.attr("action")).matches("https?://.*"));
        assertThat(inside.selectFirst("link[rel=stylesheet]").attr("href")).isEqualTo(home + "/parley.css");
        assertThat(inside.selectFirst("form.votes").attr("action")).isEqualTo(home + "/forms/votes");
        assertThat(inside.selectFirst(".body").text()).isEqualTo("see \"/here\"");
        assertThat(inside.selectFirst(".count").text()).isEqualTo("1 comentario");
    }
}
