package io.langyan.notification;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that takes a request whole, answers it with these very bytes and hangs up; with none it says nothing until it is closed. */
final class Oddly implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket door;
    private final byte[] answer;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();

    Oddly(String answer) throws IOException {
        this.answer = answer.getBytes(StandardCharsets.UTF_8);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(this::serve, "oddly");
        serving.setDaemon(true);
        serving.start();
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    int calls() {
        return callers.size();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                callers.add(caller);
                answer(caller);
            } catch (IOException hungUp) {
                // the next caller is heard, or nobody when the door is closed
            }
        }
    }

    private void answer(Socket caller) throws IOException {
        read(new BufferedInputStream(caller.getInputStream()));
        if (answer.length > 0) {
            caller.getOutputStream().write(answer);
            caller.close();
        }
    }

    private static void read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket caller : callers) {
                caller.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
