import type { NextApiRequest, NextApiResponse } from 'next';

/** Whatever is under /api and comes here has no service: programs are answered as the services answer. */
export default function unknownPath(_req: NextApiRequest, res: NextApiResponse) {
  res.setHeader('X-Request-Id', crypto.randomUUID());
  res.status(404).json({ errors: [{ message: 'Not found', code: 'resource.not-found' }] });
}

export const config = { api: { bodyParser: false } };
