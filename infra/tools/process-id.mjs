// Which process a pid stands for. Plain JavaScript: `npm start` asks before anything is built.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When it began, as the system writes it; undefined when there is none. Pids are used again, this pair is not. */
const startOf = (pid) => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // a killed process stays a zombie until its parent looks
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return process.platform === 'linux' ? undefined : startByPs(pid);
  }
};

const startByPs = (pid) => {
  try {
    const [state, ...started] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .trim()
      .split(/\s+/);
    return state?.startsWith('Z') ? undefined : started.join(' ') || undefined;
  } catch {
    return undefined;
  }
};

export const identityOf = (pid) => ({ pid, started: startOf(pid) });

export const isRunning = (identity) =>
  identity?.started !== undefined && startOf(identity.pid) === identity.started;
