/** The command line. */
@NullMarked
package org.tocsin.gateway.cli;

import org.jspecify.annotations.NullMarked;
