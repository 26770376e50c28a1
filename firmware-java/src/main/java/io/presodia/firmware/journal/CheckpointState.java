package io.presodia.firmware.journal;

/**
 * What a checkpoint holds. Its bytes are asked for by the journal's writer, and only of those
 * checkpoints that are written: most are overtaken by a newer one before that.
 */
public interface CheckpointState {
    /** The bytes, always the same; called from any thread. */
    Bytes bytes();
}
