package dev.earshot.http;

import java.io.IOException;

/** Who answers. Called by several threads at once, each with a request of its own. */
public interface Handler {
    /**
     * Answers a request.
     *
     * @throws IOException from {@link Request#body}, to be passed on
     */
    Response answer(Request request) throws IOException;

    /**
     * Puts what is wrong with a request that could not be read into the form of the others' answers.
     *
     * @param status of the answer, from 400 on
     * @param sentence for whoever sent the request
     */
    Response.Whole refusal(int status, String sentence);
}
