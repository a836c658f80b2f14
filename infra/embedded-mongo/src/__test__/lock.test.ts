import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startEmbeddedMongo } from '../index.ts';
import { end, startProcess } from './support/start-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

describe('the lock on a directory', () => {
  it('When another process holds it, then a second one refuses and says which', async () => {
    const dbpath = temporaryDirectory();
    const first = await startProcess('--port', '0', '--dbpath', dbpath);
    const second = startProcess('--port', '0', '--dbpath', dbpath);
    await expect(second).rejects.toThrow(`in use by process ${first.child.pid}`);
    await expect(startEmbeddedMongo({ dbpath })).rejects.toThrow(`in use by process ${first.child.pid}`);
    await end(first, 'SIGTERM');
  });

  it('When its holder was killed, then the next one takes it over', async () => {
    const dbpath = temporaryDirectory();
    await end(await startProcess('--port', '0', '--dbpath', dbpath), 'SIGKILL');
    const next = await startEmbeddedMongo({ dbpath });
    expect(next.port).toBeGreaterThan(0);
    await next.close();
  });

  it('When its pid now belongs to somebody else, then the next one takes it over', async () => {
    const dbpath = temporaryDirectory();
    writeFileSync(join(dbpath, 'lock'), JSON.stringify({ pid: process.ppid, started: '1' }));
    const next = await startEmbeddedMongo({ dbpath });
    expect(next.port).toBeGreaterThan(0);
    await next.close();
  });

  it('When the same process starts a second one, then it is refused too', async () => {
    const dbpath = temporaryDirectory();
    const first = await startEmbeddedMongo({ dbpath });
    await expect(startEmbeddedMongo({ dbpath })).rejects.toThrow('in use');
    await first.close();
  });

  it('When the port is busy, then the program says so and ends with 1', async () => {
    const first = await startEmbeddedMongo();
    const second = startProcess('--port', String(first.port));
    await expect(second).rejects.toThrow(/exited with 1: .*already in use/);
    await first.close();
  });
});
