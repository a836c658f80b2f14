import nodemailer from 'nodemailer';
import type { Mail, Outcome, Post } from '../../domain/mail.ts';

export const maxConnections = 8;
const connectMs = 10_000;
/** Of silence: a server that takes a mail and then hangs costs us no longer. */
const silentMs = 30_000;
const idleMs = 30_000;

interface SmtpError {
  message: string;
  command?: string;
  responseCode?: number;
}

/** RFC 3463: it is our right to send that was refused, whoever the mail is for. */
const isPolicy = (message: string) => /\b5\.7\.\d+/.test(message);

/** What is refused before there is a recipient is about us and may be put right: then it goes on by itself. */
const outcomeOf = ({ message, command = '', responseCode = 0 }: SmtpError): Outcome => {
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  if (responseCode < 500 || !isAboutMail) return { again: message };
  return { refused: message, isAddress: command === 'RCPT TO' && !isPolicy(message) };
};

/** No mail is repeated by the pool: only the message's row knows how often it was tried. */
export const smtpPost = (url: string, from: string): Post => {
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections,
    maxRequeues: 0,
    idleTimeout: idleMs,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silentMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, ...mail }: Mail) => {
      try {
        await transport.sendMail({ ...mail, from, to: { name: '', address: to } });
        return { done: true };
      } catch (error) {
        return outcomeOf(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
};
