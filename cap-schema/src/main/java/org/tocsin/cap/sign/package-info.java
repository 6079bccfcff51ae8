/**
 * XML signatures of alerts: checked against the keys that a plan binds to an authority, and made with the gateway's own.
 * What a message brings along selects among bound keys and is never trusted; nothing is fetched.
 */
@NullMarked
package org.tocsin.cap.sign;

import org.jspecify.annotations.NullMarked;
