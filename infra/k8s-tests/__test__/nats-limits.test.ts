import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectBus } from '@ticketing/common/bus';
import { subjects } from '@ticketing/common/contracts';
import { freePort } from '@ticketing/common/programs';
import { parseAllDocuments } from 'yaml';
import { serviceNames } from '../../tools/services.mjs';
import { hasProgram, infra, podOf, type Rendered } from './rendered.ts';

const mebi = 1024 * 1024;
const read = (path: string) => readFileSync(join(infra, path), 'utf8');
const storeIn = (path: string): Rendered =>
  parseAllDocuments(read(path))
    .map((document) => document.toJS())
    .find(({ kind }) => kind === 'StatefulSet');
const gibibytesOf = ({ spec }: Rendered) =>
  Number.parseInt(spec.volumeClaimTemplates[0].spec.resources.requests.storage, 10);

const streaming = storeIn('k8s/nats-streaming/nats.yaml');
const args: string[] = podOf(streaming).containers[0].args;
const limitOf = (name: string) => Number.parseInt(args[args.indexOf(name) + 1] ?? '', 10);
const maxChannels = limitOf('-mc');
const maxMegabytes = limitOf('-mb');
/** What a full channel takes beside its messages: the oldest file goes as a whole, and each message has its index. */
const overhead = 1.35;

describe("NATS Streaming's limits", () => {
  it('all channels together, each full, stay below the disk', () => {
    expect(args[args.indexOf('-mb') + 1]).toMatch(/^\d+MB$/);
    expect(maxChannels * maxMegabytes).toBeGreaterThan(0);
    expect(maxChannels * maxMegabytes * overhead).toBeLessThan(gibibytesOf(streaming) * 1024);
  });

  it('there are more channels than the platform has subjects', () => {
    // every service: dead letters (notifications too), mark, versions, republish
    const inUse = subjects.length + 1 + serviceNames.length * 4;
    expect(inUse).toBeGreaterThan(35);
    expect(maxChannels).toBeGreaterThan(inUse);
  });
});

describe("JetStream's limits", () => {
  it('what it may store leaves a fifth of the disk to its own logs', () => {
    const [, stored] = /max_file_store: (\d+)GB/.exec(read('components/jetstream/nats.conf')) ?? [];
    expect(Number(stored)).toBeGreaterThan(0);
    expect(Number(stored)).toBeLessThanOrEqual(0.8 * gibibytesOf(storeIn('components/jetstream/nats.yaml')));
  });

  it('the stream forgets its oldest events before the broker has to refuse new ones', () => {
    const [, stored] = /max_file_store: (\d+)GB/.exec(read('components/jetstream/nats.conf')) ?? [];
    const [, megabytes] =
      /NATS_MAX_STREAM_MB, value: "(\d+)"/.exec(read('components/jetstream/service.yaml')) ?? [];
    expect(Number(megabytes)).toBeGreaterThan(1000);
    expect(Number(megabytes) * mebi).toBeLessThan(0.9 * Number(stored) * 1000 ** 3);
  });
});

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

const isThere = hasProgram('nats-streaming-server', '--version');
(isThere ? describe : describe.skip)(
  `A full channel of NATS Streaming${isThere ? '' : ' (skipped: no nats-streaming-server on PATH)'}`,
  () => {
    let folder: string;
    let server: ChildProcess;
    let url: string;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'nats-limits-'));
      const port = String(await freePort());
      const here = args.map(
        (arg, at) => ({ '-dir': folder, '-p': port, '-m': '0' })[args[at - 1] ?? ''] ?? arg,
      );
      server = spawn('nats-streaming-server', ['-a', '127.0.0.1', ...here], { stdio: 'ignore' });
      url = `nats://127.0.0.1:${port}`;
    });
    afterEach(async () => {
      server.kill('SIGKILL');
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    });

    it('takes what is published, forgets the oldest, and keeps within its share of the disk', async () => {
      const bus = await connectBus({
        NATS_URL: url,
        NATS_CLUSTER_ID: 'ticketing',
        NATS_CLIENT_ID: 'test',
        subjects: [],
      });
      await new Promise<void>((connected) => bus.onConnect(connected));
      const filling = 'x'.repeat(64 * 1024);
      const publish = (n: number) =>
        bus.publish({ subject: 'order:created', id: `${n}`, body: `${n} ${filling}` });
      const count = Math.ceil((maxMegabytes * 2 * mebi) / filling.length);
      for (let n = 0; n < count; n += 32)
        await Promise.all(Array.from({ length: 32 }, (_, more) => publish(n + more)));
      await publish(count + 32);
      const kept = await bus.history('order:created');
      await bus.close();
      expect(kept.at(-1)?.body.split(' ')[0]).toBe(`${count + 32}`);
      expect(kept[0]?.body.split(' ')[0]).not.toBe('0');
      expect(sizeOf(folder)).toBeGreaterThan(maxMegabytes * 0.7 * mebi);
      expect(sizeOf(folder)).toBeLessThan(maxMegabytes * overhead * mebi);
    }, 60_000);
  },
);
