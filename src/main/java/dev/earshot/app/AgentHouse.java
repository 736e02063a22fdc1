package dev.earshot.app;

import dev.earshot.agent.AgentState;
import dev.earshot.agent.Command;
import dev.earshot.control.House;
import dev.earshot.control.Word;
import dev.earshot.status.Board;
import dev.earshot.status.Status;
import dev.earshot.status.StatusJson;
import dev.earshot.status.StatusWords;
import java.util.function.Consumer;

/**
 * What the door leads to: words become commands, the status is told.
 *
 * @param commands the agent's inbox
 * @param show shows the user, away from the terminal, what is going on
 */
record AgentHouse(Consumer<Command> commands, Board board, Consumer<Status> show) implements House {
    @Override
    public String obey(Word word) {
        return switch (word) {
            case START -> tell(Command.START, "told to listen");
            case STOP -> tell(Command.STOP, "told to stop listening");
            case TOGGLE ->
                tell(Command.TOGGLE, board.now().state().isActive() ? "told to stop listening" : "told to listen");
            case PAUSE ->
                board.now().state().isPausable()
                        ? tell(Command.PAUSE, "told to pause")
                        : "it does not listen, so there is nothing to pause";
            case RESUME ->
                board.now().state() instanceof AgentState.Paused
                        ? tell(Command.RESUME, "told to go on")
                        : "it is not paused, so there is nothing to resume";
            case QUIT -> tell(Command.QUIT, "told to quit");
            case SHOW -> {
                Status now = board.now();
                show.accept(now);
                yield "Earshot runs already: " + StatusWords.headline(now);
            }
        };
    }

    private String tell(Command command, String answer) {
        commands.accept(command);
        return answer;
    }

    @Override
    public String status() {
        return StatusJson.encode(board.now());
    }

    @Override
    public String lasting() {
        return StatusJson.encodeLasting(board.now());
    }

    @Override
    public long awaitChange(long seen) throws InterruptedException {
        return board.awaitChange(seen);
    }
}
