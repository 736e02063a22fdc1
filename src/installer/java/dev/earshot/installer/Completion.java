package dev.earshot.installer;

/** What picocli writes for a shell, as a package has it: in a folder of the system, not in a user's profile. */
final class Completion {
    /** Ends how to install it by hand, and turns the shell's options; what follows works in bash and zsh. */
    private static final String BODY = "# CompWordsContainsArray takes";

    private Completion() {}

    /** Loaded by bash-completion at the first TAB after {@code earshot}. */
    static String bash(String generated) {
        return "# Completes earshot's commands, options and files in bash.\n\n" + body(generated);
    }

    /** Called by compinit's functions at the first TAB; the last line but one of the body has bash's take over then. */
    static String zsh(String generated) {
        return "#compdef earshot\n# Completes earshot's commands, options and files in zsh, as bash would.\n\n"
                + "autoload -U +X bashcompinit && bashcompinit\n\n"
                + body(generated)
                + "\n_bash_complete -o default -F _complete_earshot\n";
    }

    private static String body(String generated) {
        int start = generated.indexOf(BODY);
        if (start < 0) {
            throw new IllegalArgumentException("picocli's completion has another form; look where its functions begin");
        }
        return generated.substring(start).replace(" earshot earshot.sh earshot.bash", " earshot");
    }
}
