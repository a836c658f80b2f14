import { z } from 'zod';
import type { AuditEntry } from '../../http/audit-log.ts';
import { csvFile } from '../../http/csv.ts';
import { route } from '../../http/route.ts';
import { sendCsv } from '../../http/send-csv.ts';
import type { AdminDeps } from './admin-routes.ts';

const head = ['at', 'admin', 'email', 'route', 'params', 'input', 'request', 'status'];
const bite = 500;

const cellsOf = ({ at, adminId, email, route: asked, params, input, requestId, status }: AuditEntry) => [
  at.toISOString(),
  adminId,
  email,
  asked,
  JSON.stringify(params),
  JSON.stringify(input),
  requestId ?? '',
  status === undefined ? '' : String(status),
];

export const downloadAudit = ({ service, path, audit }: AdminDeps) =>
  route({
    get: `${path}/audit.csv`,
    summary: 'All of it as a file for a spreadsheet: UTF-8, formulas defused',
    who: 'admin',
    answer: { 200: z.string() },
    mediaType: 'text/csv',
    limits: [{ points: 20, perSeconds: 60, by: 'user' }],
    handle: (_req, res) => sendCsv(res, `audit-${service}.csv`, csvFile(head, audit.batches(bite), cellsOf)),
  });
