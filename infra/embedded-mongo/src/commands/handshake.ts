import { hostname } from 'node:os';
import { Long } from 'bson';
import { MAX_DOCUMENT_BYTES } from '../bson/codec.ts';
import { isDoc } from '../bson/types.ts';
import { MAX_MESSAGE_BYTES } from '../wire/message.ts';
import type { Call, Command } from './call.ts';

// What MongoDB 8.0 says of itself; drivers choose their commands by the wire version.
const VERSION = [8, 0, 0, 0];
const MAX_WIRE_VERSION = 25;

const hello = ({ name, connectionId }: Call) => ({
  ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true, helloOk: true }),
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId,
  minWireVersion: 0,
  maxWireVersion: MAX_WIRE_VERSION,
  readOnly: false,
  ok: 1,
});

const buildInfo = () => ({
  version: VERSION.slice(0, 3).join('.'),
  versionArray: VERSION,
  gitVersion: 'embedded-mongo',
  modules: ['embedded-mongo'],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  storageEngines: ['embedded'],
  ok: 1,
});

const serverStatus = ({ server }: Call) => ({
  host: hostname(),
  version: VERSION.slice(0, 3).join('.'),
  process: 'embedded-mongo',
  pid: Long.fromNumber(process.pid),
  uptime: (Date.now() - server.startedAt) / 1000,
  localTime: new Date(),
  connections: { current: server.connections() },
  metrics: { cursor: { open: { total: Long.fromNumber(server.cursors.size) } } },
  storageEngine: { name: 'embedded', persistent: false, readOnly: false },
  ok: 1,
});

const parameters: Record<string, unknown> = { featureCompatibilityVersion: { version: '8.0' } };

const getParameter = ({ body }: Call) => {
  const all = body.getParameter === '*' || (isDoc(body.getParameter) && body.getParameter.allParameters);
  const found = Object.entries(parameters).filter(([name]) => all || name in body);
  if (found.length === 0)
    return { ok: 0, errmsg: 'no option found to get', code: 72, codeName: 'InvalidOptions' };
  return { ...Object.fromEntries(found), ok: 1 };
};

const fine = () => ({ ok: 1 });

export const handshake: Record<string, Command> = {
  hello: { run: hello },
  isMaster: { run: hello },
  ismaster: { run: hello },
  ping: { run: fine },
  buildInfo: { run: buildInfo },
  buildinfo: { run: buildInfo },
  serverStatus: { run: serverStatus },
  getParameter: { run: getParameter },
  endSessions: { run: fine },
  refreshSessions: { run: fine },
  killSessions: { run: fine },
  logout: { run: fine },
  getLog: { run: () => ({ totalLinesWritten: 0, log: [], ok: 1 }) },
  getCmdLineOpts: { run: () => ({ argv: ['embedded-mongo'], parsed: {}, ok: 1 }) },
  connectionStatus: {
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] }, ok: 1 }),
  },
  hostInfo: {
    run: () => ({ system: { hostname: hostname(), currentTime: new Date() }, os: {}, extra: {}, ok: 1 }),
  },
};
