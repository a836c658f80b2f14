import { route } from '@ticketing/common/http';
import { z } from 'zod';
import type { AuthorReplica } from '../models/authors.ts';
import type { Entries } from '../models/entries.ts';
import { entryView } from './entry-view.ts';

export const showEntry = ({ entries, authors }: { entries: Entries; authors: AuthorReplica }) =>
  route({
    get: '/api/__name__/:id',
    summary: 'Show an entry and who wrote it',
    who: 'anyone',
    answer: { 200: entryView.extend({ author: z.string().optional() }) },
    handle: async (req, res) => {
      const entry = await entries.find(String(req.params.id));
      res.json({ ...entry, author: await authors.nameOf(entry.userId) });
    },
  });
