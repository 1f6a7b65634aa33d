package org.visibles.appointment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in where no provider is set up: says so in the log, with neither number nor text, and sends nothing. */
final class UnsentSms implements SmsPort {

    private static final Logger LOG = LoggerFactory.getLogger(UnsentSms.class);

    @Override
    public boolean send(String number, String text) {
        LOG.info("An SMS of {} characters is not sent: no provider is set up", text.length());
        return false;
    }
}
