import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, MongoClient } from 'mongodb';
import { end, startProcess } from '../__test__/support/start-process.ts';

// node infra/embedded-mongo/dist/bench/throughput.js: one client process, one server process, the real driver.

const OPERATIONS = 20_000;
const IN_FLIGHT = 50;
const TICKS_PER_SECOND = 100;

type Row = Document & { _id: string };

/** Processor seconds the server has used, its system calls included; only Linux reports them. */
const processorSeconds = (pid: number | undefined): number => {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
};

const measure = async (
  name: string,
  pid: number | undefined,
  work: (i: number) => Promise<unknown>,
): Promise<void> => {
  const [began, used] = [performance.now(), processorSeconds(pid)];
  let next = 0;
  const worker = async () => {
    while (next < OPERATIONS) {
      const i = next;
      next += 1;
      await work(i);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  const seconds = (performance.now() - began) / 1000;
  const share = ((processorSeconds(pid) - used) / seconds) * 100;
  const rate = Math.round(OPERATIONS / seconds).toLocaleString('en');
  process.stdout.write(`| ${name.padEnd(40)} | ${rate.padStart(7)} | ${share.toFixed(0).padStart(3)} % |\n`);
};

const run = async (title: string, dbpath?: string): Promise<void> => {
  const running = await startProcess('--port', '0', ...(dbpath ? ['--dbpath', dbpath] : []));
  const { pid } = running.child;
  const client = await MongoClient.connect(running.uri, { maxPoolSize: IN_FLIGHT });
  const rows = client.db('bench').collection<Row>('rows');
  await rows.createIndex(
    { ticketId: 1, slots: 1 },
    { unique: true, partialFilterExpression: { live: true } },
  );
  await rows.createIndex({ userId: 1, at: -1 });
  const row = (i: number): Row => ({
    _id: `k${i}`,
    ticketId: `t${i}`,
    slots: [0],
    live: true,
    userId: `u${i % 500}`,
    at: new Date(i),
    version: 0,
    title: `Concert number ${i}`,
    outbox: [],
  });
  process.stdout.write(`\n| ${title} | op/s | server's core |\n|---|---:|---:|\n`);
  await measure('insertOne, two more indexes', pid, (i) => rows.insertOne(row(i)));
  await measure('findOne by _id', pid, (i) => rows.findOne({ _id: `k${i}` }));
  await measure('findOne by an indexed field', pid, (i) => rows.findOne({ ticketId: `t${i}`, live: true }));
  await measure('findOneAndUpdate by {_id, version}', pid, (i) =>
    rows.findOneAndUpdate(
      { _id: `k${i}`, version: 0 },
      { $set: { price: 5 }, $inc: { version: 1 }, $min: { outboxAt: new Date(0) } },
    ),
  );
  await measure('find 20 sorted by an index', pid, (i) =>
    rows
      .find({ userId: `u${i % 500}` })
      .sort({ at: -1 })
      .limit(20)
      .toArray(),
  );
  await measure('insertOne refused by a unique index', pid, (i) =>
    rows.insertOne({ ...row(i), _id: `x${i}`, ticketId: 't0' }).catch(() => {}),
  );
  await client.close();
  await end(running, 'SIGTERM');
};

const directory = mkdtempSync(join(tmpdir(), 'embedded-mongo-bench-'));
try {
  await run('in memory');
  await run('with --dbpath, fdatasync before each answer', join(directory, 'db'));
} finally {
  rmSync(directory, { recursive: true, force: true });
}
