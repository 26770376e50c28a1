package io.presodia.firmware.serial;

import io.presodia.firmware.journal.Bytes;
import java.net.DatagramPacket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;

/**
 * DTLS over a serial link: keys and roles count there as they do on a network. Physical access is
 * not authority. The library binds a socket all the same; nothing is read from it or written to it.
 */
public final class SerialDtlsConnector extends DTLSConnector {
    private static final int MOST_WAITING = 64;
    private static final long WAIT_MILLIS = 200;

    private final SerialLink link;
    private final SerialEnd self;
    private final BlockingQueue<Bytes> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /**
     * @param config with the address of a socket of this machine, which stays idle
     * @param self which end of the line this is
     */
    public SerialDtlsConnector(DtlsConnectorConfig config, SerialLink link, SerialEnd self) {
        super(config);
        this.link = link;
        this.self = self;
        link.onRecords(waiting::offer);
    }

    @Override
    protected void receiveNextDatagramFromNetwork(DatagramPacket packet) {
        try {
            Bytes record = waiting.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (record != null) {
                byte[] bytes = record.toArray();
                processDatagram(new DatagramPacket(bytes, bytes.length, self.other().address()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected void sendNextDatagramOverNetwork(DatagramPacket datagram) {
        // What finds no place is lost, as on a network: the handshake and CoAP send it again.
        link.send(
                java.util.Arrays.copyOfRange(
                        datagram.getData(),
                        datagram.getOffset(),
                        datagram.getOffset() + datagram.getLength()));
    }
}
