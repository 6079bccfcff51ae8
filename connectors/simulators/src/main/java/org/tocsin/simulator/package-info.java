/** Counterparts of the channels on real sockets, scriptable, for the demo and for tests. They share no code with the connectors. */
@NullMarked
package org.tocsin.simulator;

import org.jspecify.annotations.NullMarked;
