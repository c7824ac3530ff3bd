package vouch.acceptance;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Asks Vouch for what it shows. Its projections may be a moment behind, and are given that moment. */
final class Queries {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Finds out what is shown. */
    interface Question {
        Facts answer(Queries queries) throws IOException, InterruptedException;
    }

    private final Vouch vouch;

    Queries(Vouch vouch) {
        this.vouch = vouch;
    }

    /** Asks until the answer is what was expected, or until the deadline ({@link System#nanoTime()}). */
    Facts await(Facts expected, Question question, long deadline) throws InterruptedException {
        Facts got = ask(question);
        while (!got.equals(expected) && !vouch.isGivenUp() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
            got = ask(question);
        }
        return got;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = vouch.send(Call.get(path));
        if (answer.status() != 200) {
            throw new UnexpectedAnswer(answer);
        }
        return answer.body();
    }

    /** All items of a list, page by page; the path has parameters already. */
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path);
        page.path("items").forEach(items::add);
        while (page.path("next").isString()) {
            String cursor = URLEncoder.encode(page.path("next").stringValue(), StandardCharsets.UTF_8);
            page = get(path + "&after=" + cursor);
            page.path("items").forEach(items::add);
        }
        return items;
    }

    private Facts ask(Question question) throws InterruptedException {
        try {
            return question.answer(this);
        } catch (UnexpectedAnswer e) {
            return Facts.sole(Outcome.unexpected(e.answer()).text());
        } catch (IOException e) {
            return Facts.sole(Outcome.lost(e).text());
        }
    }
}
