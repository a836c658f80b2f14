import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** Where mails leave the platform: takes them, takes none for anybody, hangs, or is not there. */
export const smtp = async () => {
  const messageIds: string[] = [];
  const receipts: string[] = [];
  const sockets = new Set<Socket>();
  let close = async () => {};
  let port = 0;

  const listen = async (server: Server, stop: () => unknown) => {
    server.on('connection', (socket: Socket) =>
      sockets.add(socket.once('close', () => sockets.delete(socket))),
    );
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
    close = async () => {
      const closed = once(server, 'close');
      stop();
      for (const socket of sockets) socket.destroy();
      await closed;
    };
  };

  const answers = async (onRcptTo: NonNullable<SMTPServerOptions['onRcptTo']>) => {
    const server = new SMTPServer({
      logger: false,
      onRcptTo,
      authOptional: true,
      hideSTARTTLS: true,
      onData: async (stream, _session, done) => {
        const parts = await stream.toArray().catch(() => undefined);
        // cut off in the middle: it comes again
        if (!parts) return;
        const mail = Buffer.concat(parts).toString();
        messageIds.push(/^Message-ID: (<.*>)/im.exec(mail)?.[1] ?? 'none');
        if (/^Subject: Your receipt/im.test(mail)) receipts.push(mail);
        done();
      },
    });
    // connections that were cut
    server.on('error', () => {});
    await listen(server.server, () => server.close(() => {}));
  };
  const works = () => answers((_address, _session, done) => done());
  const refuses = () =>
    answers((_address, _session, done) =>
      done(Object.assign(new Error('No such user here'), { responseCode: 550 })),
    );
  const hangs = async () => {
    const server = createServer(() => {});
    await listen(server, () => server.close());
  };

  await works();
  const url = `smtp://127.0.0.1:${port}`;
  const states = { works, refuses, hangs, 'is down': async () => {} };
  return {
    url,
    messageIds,
    receipts,
    becomes: async (state: keyof typeof states) => {
      await close();
      close = async () => {};
      await states[state]();
    },
    stop: () => close(),
  };
};
