// A file that one living process holds. Plain JavaScript: `npm start` asks before anything is built.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identityOf, isRunning } from './process-id.mjs';

/** What the one that holds it wrote there; undefined when nobody does, or a process that is dead. */
export const holderOf = (file) => {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return isRunning(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
};

const create = (file, about) => {
  try {
    writeFileSync(file, JSON.stringify({ ...identityOf(process.pid), ...about }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
};

/** False while another process holds it. */
export const take = (file, about = {}) => {
  if (create(file, about)) return true;
  if (holderOf(file)) return false;
  // its process is dead; of two successors the one that moves it away first wins
  const stale = `${file}.${process.pid}`;
  try {
    renameSync(file, stale);
    rmSync(stale);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return create(file, about);
};

export const release = (file) => rmSync(file, { force: true });
