/** Whether there is room for one more alert: what an authority may send in a while, and what the queues can bear. */
@NullMarked
package org.tocsin.route.admission;

import org.jspecify.annotations.NullMarked;
