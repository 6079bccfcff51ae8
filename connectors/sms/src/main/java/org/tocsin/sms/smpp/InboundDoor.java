package org.tocsin.sms.smpp;

import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.util.MessageIDGenerator;
import org.jsmpp.util.RandomMessageIDGenerator;

/**
 * Takes what the SMSC delivers and hands it on. It must return at once: jSMPP answers submits on the same threads, and 20 ms
 * spent here were seen to bring 9 820 submits a second down to 202. What cannot be taken at once the SMSC is asked to keep.
 */
final class InboundDoor implements MessageReceiverListener {
    private final Predicate<Inbound> taker;
    private final LongAdder receipts = new LongAdder();
    private final LongAdder others = new LongAdder();
    private final MessageIDGenerator messageIds = new RandomMessageIDGenerator();

    /** @param taker returns at once; false when it has no room */
    InboundDoor(Predicate<Inbound> taker) {
        this.taker = taker;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) throws ProcessRequestException {
        hand(InboundReader.read(deliverSm));
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        hand(InboundReader.read(dataSm));
        return new DataSmResult(messageIds.newMessageId(), dataSm.getOptionalParameters());
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {
        others.increment();
    }

    long receipts() {
        return receipts.sum();
    }

    long others() {
        return others.sum();
    }

    private void hand(Optional<Inbound> message) throws ProcessRequestException {
        if (message.isPresent() && !taker.test(message.get())) {
            throw new ProcessRequestException("no room", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        boolean receipt = message.filter(Inbound.Receipt.class::isInstance).isPresent();
        (receipt ? receipts : others).increment();
    }
}
