/** PCM audio: SAME bursts, attention signal, voice and silence, streamed into one WAV file. */
@NullMarked
package org.tocsin.broadcast.audio;

import org.jspecify.annotations.NullMarked;
