package dev.earshot.delivery;

import dev.earshot.caption.Caption;

/** A caption and what became of it. */
record Settled(Caption caption, Fate fate) {}
