import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

interface Answer {
  /** Of a recipient, when there is one to refuse. */
  recipient?: (address: string) => Error | undefined;
  /** Of the mail itself. */
  data?: (mail: ParsedMail) => Promise<Error | undefined> | Error | undefined;
}

/** What a real server answers: a code and a sentence. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

export type TestSmtp = Awaited<ReturnType<typeof startSmtp>>;

const user = 'ticketing';
const password = 'Let-me-in';

/** Only what is needed to count: reading a mail as a whole costs more than sending it. */
export const messageIdOnly = async (stream: Readable): Promise<ParsedMail> => {
  const text = Buffer.concat(await stream.toArray()).toString();
  return { messageId: /^Message-ID: (<.*>)/im.exec(text)?.[1] } as ParsedMail;
};

/** A real SMTP server with TLS and a password, which refuses and hangs as it is asked to. */
export const startSmtp = async ({ read = simpleParser as typeof messageIdOnly } = {}) => {
  const mails: ParsedMail[] = [];
  let answer: Answer = {};
  let server: SMTPServer | undefined;
  let port = 0;

  const start = async () => {
    const started = new SMTPServer({
      logger: false,
      authMethods: ['PLAIN', 'LOGIN'],
      onAuth: (given, _session, done) =>
        given.username === user && given.password === password
          ? done(null, { user })
          : done(refusal(535, 'Wrong password')),
      onRcptTo: ({ address }, _session, done) => done(answer.recipient?.(address)),
      onData: async (stream, _session, done) => {
        const mail = await read(stream);
        const error = await answer.data?.(mail);
        if (!error) mails.push(mail);
        done(error);
      },
    });
    // connections that a test cuts
    started.on('error', () => {});
    server = started;
    started.listen(port, '127.0.0.1');
    await once(started.server, 'listening');
    port = (started.server.address() as { port: number }).port;
  };
  await start();

  const stop = async () => {
    const stopped = server;
    server = undefined;
    if (!stopped) return;
    for (const connection of stopped.connections) connection.close();
    await new Promise<void>((done) => stopped.close(() => done()));
  };

  return {
    mails,
    start,
    stop,
    /** From now on. Nothing: takes everything. */
    answers: (next: Answer = {}) => {
      answer = next;
    },
    cut: () => {
      for (const connection of server?.connections ?? []) connection.close();
    },
    env: () => ({
      SMTP_URL: `smtp://${user}:${password}@127.0.0.1:${port}/?requireTLS=true&tls.rejectUnauthorized=false`,
      PUBLIC_URL: 'https://shop.example.com',
    }),
    to: (address: string) => mails.filter(({ to }) => [to].flat().some((one) => one?.text.includes(address))),
    ids: () => mails.map(({ messageId }) => messageId ?? ''),
  };
};
