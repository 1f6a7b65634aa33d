package org.visibles.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers as it is told, since the obliging one of the other tests refuses nothing. */
final class StubbornServer implements AutoCloseable {

    private static final Map<String, String> USUAL = Map.of(
            "EHLO",
            "250 hello",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            ".",
            "250 ok",
            "RSET",
            "250 ok",
            "QUIT",
            "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> answers;

    /**
     * @param answers to commands by their first word, a dot for the end of a letter
     */
    StubbornServer(Map<String, String> answers) throws IOException {
        this.answers = answers;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader heard =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 stubborn");
        boolean letter = false;
        for (String line = heard.readLine(); line != null; line = heard.readLine()) {
            String command = letter ? line : line.split("[ :]", 2)[0];
            if (letter && !line.equals(".")) {
                continue;
            }
            String answer = answers.getOrDefault(command, USUAL.getOrDefault(command, "502 what?"));
            say(client, answer);
            letter = command.equals("DATA") && answer.startsWith("354");
            if (command.equals("QUIT")) {
                return;
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
