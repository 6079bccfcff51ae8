package org.tocsin.cap.xml;

/** What handlers implement that want to know of comments and processing instructions. */
interface Asides {
    void comment();

    void instruction(String target, String data);
}
