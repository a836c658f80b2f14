import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export const namespace = 'ticketing';

/** Runs a program; gives what it wrote, or throws with what it complained of. */
export const run = (command, args, { input, env, cwd, quiet = true } = {}) =>
  new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['pipe', 'pipe', quiet ? 'pipe' : 'inherit'],
    });
    let out = '';
    let complaint = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done({ out, complaint });
      else failed(new Error(`${command} ${args.slice(0, 6).join(' ')}: ${(complaint || out).slice(-800)}`));
    });
    // a program that ends before it read has said why by its exit code
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });

export const kubectl = async (...args) => (await run('kubectl', ['-n', namespace, ...args])).out;

export const items = async (...args) => JSON.parse(await kubectl('get', ...args, '-o', 'json')).items;

/** Asks again and again until the answer is truthy, and gives it. */
export const until = async (what, seconds, ask) => {
  const deadline = Date.now() + seconds * 1000;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${what}. ${last?.message ?? ''}`);
    await sleep(250);
  }
};

export const isReady = ({ metadata, status }) =>
  !metadata.deletionTimestamp &&
  (status.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True');

export const podsOf = async (app) =>
  (await items('pods', '-l', `app=${app}`)).filter((pod) => !pod.metadata.deletionTimestamp);

const isComplete = ({ metadata, spec, status }) =>
  (status.observedGeneration ?? 0) >= metadata.generation &&
  (status.readyReplicas ?? 0) === spec.replicas &&
  (status.updatedReplicas ?? 0) === spec.replicas &&
  status.replicas === spec.replicas;

/** Every workload has as many ready pods as it wants, the autoscalers' target counted. */
export const allReady = async (seconds = 180) => {
  const wanted = new Map(
    (await items('hpa')).map(({ spec }) => [spec.scaleTargetRef.name, spec.minReplicas]),
  );
  await until('all pods are Ready', seconds, async () => {
    const workloads = await items('deployments,statefulsets');
    const waiting = workloads.filter(
      (one) => !isComplete(one) || one.spec.replicas < (wanted.get(one.metadata.name) ?? 1),
    );
    if (waiting.length > 0) throw new Error(`waiting for ${waiting.map(({ metadata }) => metadata.name)}`);
    return true;
  });
};

/** A way from here to a port in the cluster, until it is closed. */
export const portForward = (target, port) =>
  new Promise((done, failed) => {
    const child = spawn('kubectl', ['-n', namespace, 'port-forward', target, `:${port}`]);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const local = /127\.0\.0\.1:(\d+)/.exec(out)?.[1];
      if (local) done({ port: Number(local), close: () => child.kill() });
    });
    child.stderr.on('data', (chunk) => {
      out += chunk;
    });
    child.on('error', failed);
    child.on('exit', () => failed(new Error(`port-forward ${target}: ${out}`)));
  });
