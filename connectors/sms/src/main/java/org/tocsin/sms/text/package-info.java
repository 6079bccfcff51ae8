/** Text to short message octets: alphabets, transliteration, concatenation. Pure; no sockets, no CAP. */
@NullMarked
package org.tocsin.sms.text;

import org.jspecify.annotations.NullMarked;
