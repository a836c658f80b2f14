#!/usr/bin/env node
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import { recordsOf } from './archive.ts';
import { connectTo } from './client.ts';
import { dump } from './dump.ts';
import { restore } from './restore.ts';

const usage = `usage: cli.js mongodump --archive --gzip [--uri URI] > FILE
       cli.js mongorestore --archive --gzip [--drop] [--uri URI] < FILE
The stand-in's own archives: MongoDB's programs do not read them, nor these MongoDB's.`;

const say = (line: string) => process.stderr.write(`${line}\n`);

const read = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      archive: { type: 'boolean' },
      gzip: { type: 'boolean' },
      drop: { type: 'boolean', default: false },
      uri: { type: 'string', default: 'mongodb://localhost/' },
    },
  });
  const [verb, ...rest] = positionals;
  if (!values.archive || !values.gzip || rest.length > 0) throw new Error(usage);
  const { protocol, hostname, port, pathname } = new URL(values.uri);
  if (protocol !== 'mongodb:') throw new Error(`${values.uri} is no address of a stand-in`);
  return {
    verb,
    drop: values.drop,
    host: hostname,
    port: Number(port || 27017),
    database: pathname.slice(1) || undefined,
  };
};

const main = async () => {
  const { verb, drop, host, port, database } = read();
  if (verb !== 'mongodump' && verb !== 'mongorestore') throw new Error(usage);
  if (verb === 'mongodump' && drop) throw new Error(usage);
  if (verb === 'mongorestore' && database)
    throw new Error('an archive names its databases: leave the one in --uri out');
  const client = await connectTo(host, port);
  try {
    if (verb === 'mongodump') await pipeline(dump(client, database, say), createGzip(), process.stdout);
    else
      await pipeline(process.stdin, createGunzip(), (chunks) =>
        restore(client, recordsOf(chunks), { drop }, say),
      );
  } finally {
    client.close();
  }
};

await main().catch((error: Error) => {
  say(`Failed: ${error.message}`);
  process.exitCode = 1;
});
