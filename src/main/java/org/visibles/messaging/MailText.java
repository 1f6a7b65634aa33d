package org.visibles.messaging;

/** Address and text of a mail that still waits; read in the demo alone. */
public record MailText(String recipient, String subject, String body) {}
