package dev.earshot.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;

/** Words for a file that is not what Earshot takes: always one line, whatever the file and its name hold. */
record UnreadableWav(String name) {
    private static final String TAKES = "; Earshot takes WAV: 8 to 192 kHz, 8, 16, 24 or 32 bit or float";

    UnreadableWav {
        name = name.replaceAll("\\p{Cntrl}", "?");
    }

    /** {@code what} follows the file's name. */
    UnreadableAudioException because(String what) {
        return new UnreadableAudioException(name + " " + what + TAKES);
    }

    /** Nothing opens there, so that what Earshot takes is beside the point. */
    UnreadableAudioException absent(String what) {
        return new UnreadableAudioException(name + " " + what);
    }

    UnreadableAudioException noWav(byte[] opening) {
        if (opening.length == 0) {
            return because("is empty");
        }
        String start = new String(opening, 0, Math.min(4, opening.length), ISO_8859_1);
        String form = opening.length < 12 ? "" : new String(opening, 8, 4, ISO_8859_1);
        if (start.equals("RIFF") && form.matches("[ -~]{4}") && !form.equals("WAVE")) {
            return because("is no WAV file (it is RIFF, but holds \"%s\")".formatted(form.strip()));
        }
        String printable = start.replaceFirst("[^ -~].*$", "");
        String shown = printable.length() < 2
                ? HexFormat.ofDelimiter(" ").withUpperCase().formatHex(start.getBytes(ISO_8859_1))
                : '"' + printable + '"';
        return because("is no WAV file (it begins with %s)".formatted(shown));
    }

    /** {@code tag} as in Microsoft's mmreg.h. */
    UnreadableAudioException encoding(int tag) {
        String known = switch (tag) {
            case 0x0002, 0x0011 -> "ADPCM ";
            case 0x0006 -> "A-law ";
            case 0x0007 -> "mu-law ";
            case 0x0031 -> "GSM ";
            case 0x0050 -> "MPEG ";
            case 0x0055 -> "MP3 ";
            default -> "";
        };
        return because("holds %ssound (format 0x%04X)".formatted(known, tag));
    }
}
