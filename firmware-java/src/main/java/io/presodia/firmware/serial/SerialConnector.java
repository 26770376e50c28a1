package io.presodia.firmware.serial;

import io.presodia.firmware.journal.Bytes;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.RawDataChannel;
import org.eclipse.californium.elements.UdpEndpointContext;
import org.jspecify.annotations.Nullable;

/**
 * Messages without security over a serial link. To Californium it is UDP between two addresses that
 * nobody has, so that names, matching and tools work as they do on a network.
 */
public final class SerialConnector implements Connector {
    private final SerialLink link;
    private final SerialEnd self;
    private volatile @Nullable RawDataChannel receiver;
    private volatile boolean running;

    /**
     * @param self which end of the line this is
     */
    public SerialConnector(SerialLink link, SerialEnd self) {
        this.link = link;
        this.self = self;
    }

    @Override
    public void start() {
        running = true;
        link.onPlain(this::received);
    }

    private void received(Bytes message) {
        RawDataChannel to = receiver;
        if (to != null && running) {
            to.receiveData(
                    RawData.inbound(
                            message.toArray(),
                            new UdpEndpointContext(self.other().address()),
                            false,
                            link.nanos(),
                            self.address()));
        }
    }

    @Override
    public void send(RawData message) {
        message.onContextEstablished(new UdpEndpointContext(self.other().address()));
        // What finds no place is lost, as on a network: CoAP sends it again.
        link.send(message.getBytes());
        message.onSent();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void destroy() {
        stop();
    }

    @Override
    public void setRawDataReceiver(RawDataChannel messageHandler) {
        receiver = messageHandler;
    }

    @Override
    public void setEndpointContextMatcher(@Nullable EndpointContextMatcher matcher) {
        // There is one peer: nothing to choose between.
    }

    @Override
    public InetSocketAddress getAddress() {
        return self.address();
    }

    @Override
    public String getProtocol() {
        return "UDP";
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void processDatagram(DatagramPacket datagram) {
        received(
                Bytes.of(
                        java.util.Arrays.copyOfRange(
                                datagram.getData(),
                                datagram.getOffset(),
                                datagram.getOffset() + datagram.getLength())));
    }
}
