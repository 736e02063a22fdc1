package dev.earshot.installer;

import dev.earshot.config.AppFolders;
import dev.earshot.system.Build;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Pages of section 1 of the manual: picocli describes a command in AsciiDoc, Asciidoctor makes roff of it. */
final class ManPages implements AutoCloseable {
    private final Asciidoctor asciidoctor = Asciidoctor.Factory.create();
    private final Build build;

    /** Starts Asciidoctor, which takes seconds. */
    ManPages(Build build) {
        this.build = build;
    }

    /** One command's page, as roff; may change headings and the like in the command's model. */
    String page(CommandSpec command) {
        complete(command.usageMessage(), command.root().usageMessage().exitCodeList());
        var text = new StringWriter();
        try (var writer = new PrintWriter(text)) {
            ManPageGenerator.writeSingleManPage(writer, command);
        }
        String page = asManual(text.toString()) + (command.parent() == null ? surroundings() : "") + seeAlso(command);
        return asciidoctor.convert(
                page,
                Options.builder()
                        .backend("manpage")
                        .standalone(true)
                        .safe(SafeMode.SECURE)
                        .attributes(attributes())
                        .build());
    }

    @Override
    public void close() {
        asciidoctor.close();
    }

    /** What help says once for all commands, and what it says below them without a heading. */
    private static void complete(UsageMessageSpec usage, Map<String, String> exitCodes) {
        usage.exitCodeListHeading("Exit status").exitCodeList(exitCodes);
        String[] notes =
                Arrays.stream(usage.footer()).filter(line -> !line.isBlank()).toArray(String[]::new);
        usage.footerHeading("Notes").footer(notes);
    }

    private Attributes attributes() {
        String program = build.name() + " " + build.version();
        AttributesBuilder attributes =
                Attributes.builder().attribute("mansource", program).attribute("revnumber", program);
        // The day of the commit, since the day of the build would be another each time.
        return build.commit()
                .map(commit -> attributes.attribute(
                        "docdate",
                        commit.date().atOffset(ZoneOffset.UTC).toLocalDate().toString()))
                .orElseGet(() -> attributes.attribute("reproducible", ""))
                .build();
    }

    /** Commands as pages rather than links to files, and no full stop after the one line that apropos shows. */
    private static String asManual(String page) {
        return page.replaceAll("xref:([a-z-]+)\\.adoc\\[.*?]::", "*$1*(1)::")
                .replaceFirst("(?m)^(== Name\\R\\R.*)\\.$", "$1");
    }

    private static String surroundings() {
        AppFolders folders = AppFolders.of("Linux", Map.of(), Path.of("/home"));
        return """
                == Files

                _%s_::
                  The settings. *earshot config init* writes the file, with every setting explained.

                _%s_::
                  The room and the passphrase that Earshot made up because the settings name none.

                _%s_::
                  Speech models that *earshot models install* has fetched.

                _%s_::
                  What was said, a file for each day and room, unless transcript.folder names another folder.

                _%s_::
                  The log, which holds no captions unless log.captions allows it.

                == Environment

                *EARSHOT_CONFIG*::
                  The settings file, instead of the usual one; *--config* goes before it.

                *XDG_CONFIG_HOME*, *XDG_DATA_HOME*, *XDG_STATE_HOME*::
                  Folders to use instead of _~/.config_, _~/.local/share_ and _~/.local/state_.

                *XDG_RUNTIME_DIR*::
                  Where the agent that runs is reached, in the folder _earshot_.

                """.formatted(
                        shown(folders, folders.settingsFile()),
                        shown(folders, folders.roomFile()),
                        shown(folders, folders.models()),
                        shown(folders, folders.state().resolve("transcripts")),
                        shown(folders, folders.log().resolve("earshot.log")));
    }

    private static String shown(AppFolders folders, Path file) {
        return "~/" + folders.home().relativize(file).toString().replace('\\', '/');
    }

    private static String seeAlso(CommandSpec command) {
        if (command.parent() != null) {
            return "== See also\n\n*" + command.parent().qualifiedName("-") + "*(1)\n";
        }
        return command.subcommands().values().stream()
                .map(sub -> "*" + sub.getCommandSpec().qualifiedName("-") + "*(1)")
                .collect(Collectors.joining(", ", "== See also\n\n", "\n"));
    }
}
