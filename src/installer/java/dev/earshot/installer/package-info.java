/**
 * Makes what people download; {@code mvn -q -Pinstaller verify}.
 *
 * <p>No part of the program. It takes {@code target/earshot} and leaves {@code target/installer}. Written
 * once for all systems: what the pom says of the program, the options in {@code installer/java.options}, the modules, the
 * icon. Uses the JDK's jlink, on Windows and macOS its jpackage, and the tools of the system it runs on for that system's packages, since nobody
 * knows a package better than they do.
 */
@NullMarked
package dev.earshot.installer;

import org.jspecify.annotations.NullMarked;
