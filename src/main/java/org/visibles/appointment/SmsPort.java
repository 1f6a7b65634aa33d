package org.visibles.appointment;

/**
 * Sends a short text to a phone; contribute a Spring bean to have reminders sent so. Without one, whoever follows the
 * person is asked to write.
 */
public interface SmsPort {

    /**
     * Hands a text over, once; what it throws counts as not sent.
     *
     * @param number E.164
     * @return whether it will be sent
     */
    boolean send(String number, String text);
}
