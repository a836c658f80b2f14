import { z } from 'zod';
import type { AuditEntry } from '../../http/audit-log.ts';
import { pageOf, pageQuery } from '../../http/page.ts';
import { route } from '../../http/route.ts';
import type { AdminDeps } from './admin-routes.ts';

const entryView = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  adminId: z.string(),
  email: z.string(),
  route: z.string(),
  params: z.record(z.string(), z.string()),
  input: z.record(z.string(), z.unknown()),
  requestId: z.string().optional(),
  status: z.int().optional(),
});

const toView = ({ at, ...entry }: AuditEntry) => ({ ...entry, at: at.toISOString() });

export const listAudit = ({ path, audit }: AdminDeps) =>
  route({
    get: `${path}/audit`,
    summary: 'What admins did here, newest first; one without status was not answered',
    who: 'admin',
    input: {
      query: {
        ...pageQuery,
        adminId: {
          optional: true,
          isString: true,
          isLength: { options: { min: 1, max: 64 } },
          errorMessage: { message: "AdminId must be an account's id", code: 'admin-id.invalid' },
        },
      },
    },
    answer: { 200: z.array(entryView) },
    handle: async (req, res) => {
      const { limit } = req.input;
      const found = await audit.page({ ...req.input, limit: limit + 1 });
      res.json(pageOf(req, res, limit, found, ({ id }) => id).map(toView));
    },
  });
