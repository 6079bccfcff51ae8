/** SAME headers (47 CFR 11.31) made from CAP as the ECIG CAP-to-EAS Implementation Guide lays down. Pure. */
@NullMarked
package org.tocsin.broadcast.same;

import org.jspecify.annotations.NullMarked;
