import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { authConfig } from '@ticketing/auth/config';
import { type SealingKey, seal, unseal } from '@ticketing/common/base';
import { createJwt, createJwtVerifier, publicKeysOf } from '@ticketing/common/http';
import { passKeysOf, readCode, signCode } from '@ticketing/common/passes';
import { commonConfig, parseConfig } from '@ticketing/common/service';
import { newPassKey, newSessionKeys } from '@ticketing/common/testing';
import { notificationsConfig } from '@ticketing/notifications/config';
import { serviceNames } from '../../tools/services.mjs';
import { infra } from './rendered.ts';
import { clusterWithSecrets, type Restart, type Secrets } from './with-secrets.ts';

let cluster: ReturnType<typeof clusterWithSecrets>;
beforeEach(() => {
  cluster = clusterWithSecrets();
});
afterEach(() => cluster.remove());

const session = newSessionKeys();
/** As make-secrets makes them. */
const made = () => ({
  'jwt-secret': { JWT_KEY: session.privateKey, JWT_PUBLIC_KEY: session.publicKey },
  'cookie-secret': { COOKIE_KEYS: `k${'0a'.repeat(32)}` },
  'mail-secret': { MAIL_KEY: '0b'.repeat(32) },
  'pass-secret': { PASS_KEY: newPassKey() },
});

const readme = readFileSync(join(infra, 'README.md'), 'utf8');
/** The command lines for keys under a heading, in their order, as a reader would copy them. */
const commandsUnder = (heading: string): string[] => {
  const [, section = ''] = readme.split(`**${heading}`);
  const [page = ''] = section.split(/\n\*\*|\n## /);
  return [...page.matchAll(/^infra\/k8s\/[^#\n]+/gm)].map(([line]) => line.trim());
};
const rotation = commandsUnder('Rotating keys without signing anybody out.');
const ofTokens = rotation.filter((line) => line.includes('JWT_'));
const ofCookies = rotation.filter((line) => line.includes('COOKIE_'));
const ofPasses = rotation.filter((line) => line.includes('PASS_'));
const ofMails = rotation.filter((line) => line.includes('MAIL_'));
const upgrade = commandsUnder('From one `JWT_KEY` for all services**');

const services = [...serviceNames];
const user = { id: 'user-1', email: 'a@example.com', role: 'user', sid: 'session-1' } as const;
const MONGO_URI = 'mongodb://unused';
const clock = () => new Date();

interface Pod {
  sign?: () => string;
  accepts: (token: string) => boolean;
}

/** What a pod makes of tokens that starts with these secrets, in the environment that its manifest gives it. */
const podOf = (
  name: string,
  { 'jwt-secret': secret = {}, 'cookie-secret': cookie, 'mail-secret': mail }: Secrets,
): Pod => {
  const { JWT_KEY, JWT_PUBLIC_KEY, JWT_LEGACY_KEY } = secret;
  const env = { ...cookie, ...mail, JWT_PUBLIC_KEY, MONGO_URI };
  if (name === 'auth') {
    const jwt = createJwt(parseConfig(authConfig, { ...env, JWT_KEY }), clock);
    return { sign: () => jwt.sign(user), accepts: (token) => jwt.verify(token) !== undefined };
  }
  const jwt = createJwtVerifier(parseConfig(commonConfig, { ...env, JWT_LEGACY_KEY }), clock);
  return { accepts: (token) => jwt.verify(token) !== undefined };
};

/** A pod of the version before, which signs and verifies with the list of secrets that it has. */
const oldPodOf = ({ 'jwt-secret': { JWT_KEY = '' } = {} }: Secrets): Pod => {
  const secrets = JWT_KEY.split(',').map((key) => ({ secret: createSecretKey(Buffer.from(key.trim())) }));
  const JWT_PUBLIC_KEY = publicKeysOf(newSessionKeys().publicKey);
  const jwt = createJwt({ JWT_KEY: secrets as never, JWT_PUBLIC_KEY }, clock);
  return { sign: () => jwt.sign(user), accepts: (token) => jwt.verify(token) !== undefined };
};

/** While pods are replaced one after the other, whatever any of auth's signs is known to every pod there is. */
const rollsSafely = (running: Map<string, Pod>, restarts: Restart[], start = podOf) => {
  for (const { name, secrets } of restarts) {
    const fresh = start(name, secrets);
    const all = [...running.values(), fresh];
    for (const { sign } of all)
      if (sign) expect(all.map(({ accepts }) => accepts(sign()))).toEqual(all.map(() => true));
    running.set(name, fresh);
  }
};
const allStarted = (secrets: Secrets, start = podOf) =>
  new Map(services.map((name) => [name, start(name, secrets)]));
const run = (command: string): Restart[] => {
  const { status, stderr } = cluster.run(command);
  expect([command, status, stderr]).toEqual([command, 0, '']);
  return cluster.restarts();
};
const keyOf = (token: string | undefined) =>
  JSON.parse(Buffer.from((token ?? '').split('.')[0] as string, 'base64url').toString());

describe('the rotation of keys, as the README has it', () => {
  it('When the key that signs sessions is rotated, then at no moment is a token refused', () => {
    expect(ofTokens).toHaveLength(4);
    cluster.store(made());
    const { 'jwt-secret': before } = cluster.stored();
    const running = allStarted(cluster.stored());
    const old = running.get('auth')?.sign?.() as string;
    const restarted = ofTokens.map((command) => {
      const restarts = run(command);
      rollsSafely(running, restarts);
      return restarts.map(({ name }) => name);
    });
    expect(restarted).toEqual([services, ['auth'], services, ['auth']]);
    const { 'jwt-secret': after = {} } = cluster.stored();
    expect(after.JWT_KEY).not.toBe(before?.JWT_KEY);
    expect(Object.keys(after)).toEqual(['JWT_KEY', 'JWT_PUBLIC_KEY']);
    expect([...running.values()].map(({ accepts }) => accepts(old))).toEqual(services.map(() => false));
    const fresh = running.get('auth')?.sign?.() as string;
    expect([...running.values()].map(({ accepts }) => accepts(fresh))).toEqual(services.map(() => true));
  });

  it('When it is half done, then tokens of the old key are known: for an hour to all, for 30 days to auth', () => {
    cluster.store(made());
    const running = allStarted(cluster.stored());
    const old = running.get('auth')?.sign?.() as string;
    const known = ofTokens.map((command) => {
      rollsSafely(running, run(command));
      return services.filter((name) => running.get(name)?.accepts(old));
    });
    expect(known).toEqual([services, services, ['auth'], []]);
  });

  it('When the key of the cookie is rotated, then it goes from old to both to new', () => {
    expect(ofCookies).toHaveLength(3);
    cluster.store(made());
    const list = () => cluster.stored()['cookie-secret']?.COOKIE_KEYS?.split(',') as string[];
    const [old] = list();
    const lists = ofCookies.map((command) => {
      expect(run(command).map(({ name }) => name)).toEqual(services);
      return list();
    });
    const [, fresh] = lists[0] as string[];
    expect(fresh).toMatch(/^k[0-9a-f]{64}$/);
    expect(lists).toEqual([[old, fresh], [fresh, old], [fresh]]);
  });

  it('When the key of links in mails is rotated, then what was sealed opens, and who seals or opens is restarted', () => {
    expect(ofMails).toHaveLength(3);
    cluster.store(made());
    const keys = () => parseConfig(notificationsConfig, { ...environment(), MONGO_URI }).MAIL_KEY;
    const environment = () => {
      const { 'jwt-secret': jwt, 'cookie-secret': cookie, 'mail-secret': mail } = cluster.stored();
      return { ...jwt, ...cookie, ...mail };
    };
    const sealed = seal(keys()[0], 'a link', 'a token');
    const known = ofMails.map((command) => {
      expect(run(command).map(({ name }) => name)).toEqual(['auth', 'orders', 'notifications']);
      return keys();
    });
    expect(known.map((list) => list.length)).toEqual([2, 2, 1]);
    for (const list of known.slice(0, 2)) expect(unseal(list, 'a link', sealed)).toBe('a token');
    expect(() => unseal(known[2] as SealingKey[], 'a link', sealed)).toThrow();
  });

  it('When the key of passes is rotated, then a printed code is known until the last step, and orders alone is restarted', () => {
    expect(ofPasses).toHaveLength(3);
    cluster.store(made());
    const keys = () => passKeysOf(cluster.stored()['pass-secret']?.PASS_KEY ?? '');
    const pass = { passId: '6650000000000000000000aa', revision: 1 };
    const before = keys();
    const printed = signCode(before[0], pass);
    const known = ofPasses.map((command) => {
      expect(run(command).map(({ name }) => name)).toEqual(['orders']);
      return keys();
    });
    expect(known.map((list) => readCode(list, printed))).toEqual([pass, pass, undefined]);
    // a pod of before knows what a pod of the next step signs
    for (const [index, list] of known.entries())
      expect(readCode(known[index - 1] ?? before, signCode(list[0], pass))).toEqual(pass);
  });

  it('When a step is taken too early, then it says what comes first and changes nothing', () => {
    cluster.store(made());
    const fails = (command: string, why: string) => {
      const before = cluster.stored();
      const { status, stderr } = cluster.run(`infra/k8s/rotate-keys ${command}`);
      expect([status, stderr]).toEqual([1, expect.stringContaining(why)]);
      expect(cluster.stored()).toEqual(before);
      expect(cluster.restarts()).toEqual([]);
    };
    for (const list of ['JWT_KEY', 'COOKIE_KEYS', 'MAIL_KEY', 'PASS_KEY'])
      fails(`switch ${list}`, `there is no second key: rotate-keys add ${list}`);
    const secrets = cluster.stored();
    const other = newSessionKeys();
    cluster.store({
      ...secrets,
      'jwt-secret': {
        ...secrets['jwt-secret'],
        JWT_KEY: `${secrets['jwt-secret']?.JWT_KEY}\n${other.privateKey}`,
      },
    });
    fails('switch JWT_KEY', 'not in JWT_PUBLIC_KEY: no service would know it');
    cluster.store({ 'jwt-secret': { JWT_KEY: 'kold'.repeat(10) } });
    for (const list of ['JWT_KEY', 'JWT_PUBLIC_KEY']) fails(`drop ${list}`, 'rotate-keys switch JWT_KEY');
    fails('add JWT_KEY', 'infra/k8s/make-secrets makes it');
    fails('add COOKIE_KEYS', 'not found');
  });

  it('When nobody knows what is meant, then it says what it can do', () => {
    const { status, stderr } = cluster.run('infra/k8s/rotate-keys');
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 4]);
  });
});

describe('the upgrade from one JWT_KEY for all services, as the README has it', () => {
  const of = {
    'jwt-secret': { JWT_KEY: 'kold'.repeat(10) },
    'cookie-secret': { COOKIE_KEYS: 'c'.repeat(32) },
    'mail-secret': { MAIL_KEY: '0b'.repeat(32) },
  };
  const [makeSecrets = '', ...steps] = upgrade;
  const oldPods = (secrets: Secrets) => allStarted(secrets, (_, given) => oldPodOf(given));
  const rollAll = (running: Map<string, Pod>, start = podOf) =>
    rollsSafely(
      running,
      services.map((name) => ({ name, secrets: cluster.stored() })),
      start,
    );

  it('When it is upgraded, then at no moment is a token refused, and in the end auth alone can sign', () => {
    expect(steps).toHaveLength(3);
    cluster.store(of);
    const running = oldPods(of);
    const old = running.get('auth')?.sign?.() as string;
    run(makeSecrets);
    // pods of before may start again at any time
    rollAll(running, (_, given) => oldPodOf(given));
    rollAll(running);
    expect(keyOf(running.get('auth')?.sign?.())).toEqual({ alg: 'HS256', typ: 'JWT' });
    const known = steps.map((command) => {
      rollsSafely(running, run(command));
      expect(keyOf(running.get('auth')?.sign?.()).alg).toBe('ES256');
      return services.filter((name) => running.get(name)?.accepts(old));
    });
    expect(known).toEqual([services, ['auth'], []]);
    expect(Object.keys(cluster.stored()['jwt-secret'] ?? {})).toEqual(['JWT_KEY', 'JWT_PUBLIC_KEY']);
    expect(JSON.stringify(cluster.stored())).not.toContain('kold');
  });

  it('When it is taken back before the switch, or after a second one, then at no moment is a token refused', () => {
    cluster.store(of);
    const running = oldPods(of);
    run(makeSecrets);
    rollAll(running);
    rollAll(running, (_, given) => oldPodOf(given));
    rollAll(running);
    const [first = ''] = steps;
    for (const _ of [1, 2]) rollsSafely(running, run(first));
    expect(keyOf(running.get('auth')?.sign?.()).alg).toBe('HS256');
    rollAll(running, (_, given) => oldPodOf(given));
  });
});
