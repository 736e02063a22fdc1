package dev.earshot.room;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What is in memory after all garbage is gone. */
final class Kept {
    private Kept() {}

    static long bytes() throws JMException {
        Matcher line = Pattern.compile("Total\\s+\\d+\\s+(\\d+)").matcher(histogram());
        if (!line.find()) {
            throw new JMException("no total");
        }
        return Long.parseLong(line.group(1));
    }

    private static String histogram() throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()}));
    }
}
