#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { paintFor } from './colours.ts';
import { findTrace, NotFound } from './find-trace.ts';
import { report } from './report.ts';

const usage = `Where did an order spend its time?

  npm run trace -- ID [--url http://localhost:3000]      from a shop that npm start runs
  npm run trace -- ID --tempo http://localhost:3200      from Tempo

ID is an order's (24 hex digits, as in its address) or a trace's (32).
█ worked  ░ waited in an outbox or at the broker  ┊ a long time without anything, drawn short
Exit code: 0 printed, 1 no such trace, 2 wrong use, 3 nobody answers.`;

const read = () => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, tempo: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    throw new NotFound(2, `${(error as Error).message}\n\n${usage}`);
  }
};

const main = async () => {
  const { values, positionals } = read();
  if (values.help) return console.log(usage);
  const [id, ...rest] = positionals;
  if (!id || rest.length > 0) throw new NotFound(2, usage);
  const columns = process.stdout.columns ?? 120;
  console.log(report(await findTrace(id, values), columns, paintFor(process.stdout, process.env)));
};

try {
  await main();
} catch (error) {
  if (!(error instanceof NotFound)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
