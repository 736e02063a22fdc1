package dev.earshot.bench;

import dev.earshot.bench.delivery.DeliveryTable;
import dev.earshot.bench.recognition.RecognitionTable;
import dev.earshot.bench.room.RoomTable;

/** Measures what it is told, {@code delivery}, {@code room}, {@code recognition} or {@code all}, and prints a table for each in Markdown. */
public final class Table {
    private Table() {}

    /** Takes what to measure, and the hours of talk that memory is measured with. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "all" -> {
                DeliveryTable.print();
                System.out.println();
                RoomTable.print();
                System.out.println();
                RecognitionTable.print(Integer.parseInt(args[1]));
            }
            case "delivery" -> DeliveryTable.print();
            case "room" -> RoomTable.print();
            case "recognition" -> RecognitionTable.print(Integer.parseInt(args[1]));
            default ->
                throw new IllegalArgumentException(
                        "-Dbench=" + args[0] + " is none of all, delivery, room, recognition");
        }
    }
}
