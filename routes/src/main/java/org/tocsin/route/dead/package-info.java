/** Dead letters: messages that wait for an operator, and what an operator can do with them. */
@NullMarked
package org.tocsin.route.dead;

import org.jspecify.annotations.NullMarked;
