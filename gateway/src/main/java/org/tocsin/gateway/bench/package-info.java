/** Benchmarks of the running gateway against limits measured in the same run. */
@NullMarked
package org.tocsin.gateway.bench;

import org.jspecify.annotations.NullMarked;
