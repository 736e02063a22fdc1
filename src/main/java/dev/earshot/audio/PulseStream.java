package dev.earshot.audio;

/**
 * A recording that goes on in the server.
 *
 * @param index the server's number of it, kept while it goes on
 * @param source the index of the device it hears now; 4294967295 in PipeWire where that is not known
 */
record PulseStream(long index, long source) {}
