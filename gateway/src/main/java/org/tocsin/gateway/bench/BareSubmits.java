package org.tocsin.gateway.bench;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** Threads that do nothing but submit over one session of jSMPP: what there is to be had without ledger and queues. */
final class BareSubmits {
    private static final byte[] TEXT = "Flash flood. The river rises. Leave the valley and go up to the school."
            .getBytes(StandardCharsets.US_ASCII);

    private BareSubmits() {}

    /** @return submits a second */
    static double measure(int port, String systemId, String password, int threads, int submits) throws Exception {
        SMPPSession session = new SMPPSession();
        session.setTransactionTimer(30_000);
        session.setQueueCapacity(4 * threads);
        session.setMessageReceiverListener(new Ignoring());
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<String>> work = Collections.nCopies(submits, () -> submit(session));
        long start = System.nanoTime();
        pool.invokeAll(work);
        double rate = submits * 1e9 / (System.nanoTime() - start);
        pool.shutdown();
        session.unbindAndClose();
        return rate;
    }

    private static String submit(SMPPSession session) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "BENCH",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "15550100001",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 3,
                        "",
                        "000000010000000R",
                        new RegisteredDelivery(1),
                        (byte) 0,
                        new RawDataCoding((byte) 0),
                        (byte) 0,
                        TEXT)
                .getMessageId();
    }

    /** Acknowledges receipts and does nothing with them. */
    private static final class Ignoring implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliverSm) {
            // jSMPP acknowledges on return.
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alertNotification) {
            // Needs no answer.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) {
            throw new UnsupportedOperationException("the simulated SMSC sends none");
        }
    }
}
