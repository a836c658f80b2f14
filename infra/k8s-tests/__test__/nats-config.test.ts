import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { hasProgram, infra } from './rendered.ts';

const hasServer = hasProgram('nats-server', '--version');
const fileOf = (component: string) => join(infra, 'components', component, 'nats.conf');
const env = { ...process.env, POD_NAME: 'nats-jetstream-0', NATS_USER: 'ticketing', NATS_PASSWORD: 'k1e2' };

describe("JetStream's configuration", () => {
  for (const component of ['jetstream', 'passwords']) {
    const name = `components/${component}: nats-server accepts it`;
    if (!hasServer) {
      it.skip(`${name} (skipped: no nats-server on PATH)`, () => {});
      continue;
    }
    it(name, () => {
      const { stderr } = spawnSync('nats-server', ['-t', '-c', fileOf(component)], { env, encoding: 'utf8' });
      expect(stderr).toContain('configuration file');
      expect(stderr).toContain('is valid');
    });
  }

  it('with passwords it is the same, and asks for one', () => {
    const plain = readFileSync(fileOf('jetstream'), 'utf8');
    const asking = readFileSync(fileOf('passwords'), 'utf8');
    expect(asking.replace(/authorization \{[^}]*\}\n\n/, '')).toBe(plain);
    expect(asking).toContain('password: $NATS_PASSWORD');
  });
});
