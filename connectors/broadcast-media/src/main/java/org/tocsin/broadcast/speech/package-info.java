/** Text to speech by a child process, bounded in time and length. */
@NullMarked
package org.tocsin.broadcast.speech;

import org.jspecify.annotations.NullMarked;
