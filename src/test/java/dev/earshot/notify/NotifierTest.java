package dev.earshot.notify;

import static dev.earshot.status.Pictures.LISTENING;
import static dev.earshot.status.Pictures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earshot.agent.AgentState;
import dev.earshot.bus.SessionBus;
import dev.earshot.delivery.Sync;
import dev.earshot.desktop.Desktop;
import dev.earshot.notify.Notification.Kind;
import dev.earshot.status.Board;
import dev.earshot.status.Pictures;
import dev.earshot.status.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifierTest {
    private static final AgentState LOST = new AgentState.Lost(1, "The microphone was unplugged", 1);
    private static final Notification TROUBLE = Notification.trouble(Kind.SERVER, "No model", "x");
    private static final Notification OVER = Notification.over(Kind.SERVER, "A model again", "");

    @TempDir
    private Path folder;

    private final AtomicReference<Status> status = new AtomicReference<>(Pictures.of(LISTENING, new Sync.Fine()));
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Board board = new Board(status::get);
    private Desktop desktop;
    private SessionBus bus;
    private Notifier notifier;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        desktop = Desktop.start(folder).withBus();
        bus = SessionBus.open(desktop.environment(), () -> {}).orElseThrow();
        notifier = Notifier.start("Linux", desktop.environment(), Optional.of(bus), board, now::get);
    }

    @AfterEach
    void end() {
        notifier.close();
        bus.close();
        desktop.close();
    }

    @Test
    void lostAndBackAreShownOnceEachInOneBubble() throws IOException, InterruptedException {
        desktop.peer("notifications");
        become(LOST);
        assertThat(shown("can't hear")).contains("The microphone was unplugged", "\"replaces\": 0", "\"urgency\": 2");
        become(new AgentState.Lost(2, "The microphone was unplugged", 2));
        become(LISTENING);
        assertThat(shown("hears you again")).contains("\"replaces\": 1", "\"urgency\": 1");
        notifier.tell(Notification.plain("fence", ""));
        assertThat(shown("fence")).contains("\"replaces\": 0");
        assertThat(countShown()).isEqualTo(3);
    }

    @Test
    void aBurstIsLimitedAndEndsWithTheTruth() throws IOException, InterruptedException {
        desktop.peer("notifications");
        notifier.tell(TROUBLE);
        shown("No model");
        for (int i = 0; i < 20; i++) {
            notifier.tell(OVER);
            notifier.tell(TROUBLE);
        }
        notifier.tell(OVER);
        shown("A model again");
        notifier.tell(Notification.trouble(Kind.SERVER, "Gone at last", ""));
        notifier.tell(Notification.plain("fence", ""));
        shown("fence");
        assertThat(countShown()).isEqualTo(3);
        now.set(NOON.plusSeconds(60));
        notifier.tell(Notification.plain("a minute later", ""));
        shown("a minute later");
        assertThat(shown("Gone at last")).contains("\"replaces\": 1");
    }

    @Test
    void markupIsEscapedOnlyForAServerThatTakesIt() throws IOException, InterruptedException {
        Process server = desktop.peer("notifications");
        notifier.tell(Notification.plain("plainly", "a < b & <i>c</i>"));
        assertThat(shown("plainly")).contains("\"a < b & <i>c</i>\"");
        say(server, "markup");
        desktop.awaitLine("notifications", "\"markup\"");
        notifier.tell(Notification.plain("marked up", "a < b & <i>c</i>"));
        assertThat(shown("marked up")).contains("\"a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;\"");
    }

    @Test
    void aServerThatComesLaterIsUsedThenAndIdsOfAnotherAreForgotten() throws IOException, InterruptedException {
        notifier.tell(Notification.plain("to nobody", ""));
        Process first = desktop.peer("notifications");
        notifier.tell(Notification.plain("to the first", ""));
        shown("to the first");
        first.destroy();
        first.onExit().join();
        desktop.peer("notifications");
        notifier.tell(Notification.plain("to the second", ""));
        assertThat(shown("to the second")).contains("\"replaces\": 0");
    }

    @Test
    void aServerThatHangsHoldsNobodyUp() throws IOException, InterruptedException {
        Process server = desktop.peer("notifications");
        notifier.tell(TROUBLE);
        shown("No model");
        say(server, "hang");
        desktop.awaitLine("notifications", "hanging");
        long start = System.nanoTime();
        notifier.tell(Notification.plain("never shown", ""));
        become(LOST);
        notifier.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aTroubleThatStandsIsTakenFromTheScreenAtTheEnd() throws IOException, InterruptedException {
        desktop.peer("notifications");
        become(LOST);
        shown("can't hear");
        notifier.close();
        assertThat(desktop.awaitLine("notifications", "closed")).contains("\"id\": 1");
    }

    @Test
    void aBusThatDiesIsNoTrouble() throws IOException, InterruptedException {
        desktop.close();
        notifier.tell(TROUBLE);
        notifier.close();
        assertThat(new BusBubbles(bus.connection()).show(TROUBLE)).isFalse();
    }

    @Test
    void withoutAnyProgramNothingIsShownAndNothingBreaks() throws InterruptedException {
        ProgramBubbles none = new ProgramBubbles(news -> List.of("earshot-has-no-such-program"), Map.of());
        assertThat(none.show(TROUBLE)).isFalse();
        assertThat(new ProgramBubbles(news -> List.of("false"), Map.of()).show(TROUBLE))
                .isFalse();
        assertThat(new ProgramBubbles(news -> List.of("true"), Map.of()).show(TROUBLE))
                .isTrue();
    }

    @Test
    void textsAreNoPartOfAScript() {
        Notification news = Notification.plain("t\" & (do shell script \"id\")", "'; id #\n$(id)");
        assertThat(ProgramBubbles.osascript(news)).endsWith("end run", news.title(), news.body());
        assertThat(ProgramBubbles.osascript(news).subList(0, 6)).noneMatch(it -> it.contains("id"));
        assertThat(ProgramBubbles.powershell(news)).noneMatch(it -> it.contains("$(id)") || it.contains("# "));
        assertThat(ProgramBubbles.notifySend(news)).endsWith("--", news.title(), BusBubbles.escaped(news.body()));
    }

    private void become(AgentState state) {
        status.set(Pictures.of(state, new Sync.Fine()));
        board.changed();
    }

    private String shown(String title) throws IOException, InterruptedException {
        return desktop.awaitLine("notifications", title);
    }

    private long countShown() throws IOException {
        return desktop.output("notifications")
                .lines()
                .filter(it -> it.contains("\"notify\""))
                .count();
    }

    private static void say(Process peer, String command) throws IOException {
        peer.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
        peer.getOutputStream().flush();
    }
}
