import { newId, route } from '@ticketing/common/http';
import { write } from '../domain/entry.ts';
import type { Entries } from '../models/entries.ts';
import { entryView } from './entry-view.ts';

export const createEntry = ({ entries }: { entries: Entries }) =>
  route({
    post: '/api/__name__',
    summary: 'Write an entry',
    who: 'user',
    input: {
      body: {
        text: {
          isString: true,
          trim: true,
          isLength: { options: { min: 1, max: 200 } },
          errorMessage: { message: 'Text must have 1 to 200 characters', code: 'text.invalid' },
        },
      },
    },
    answer: { 201: entryView },
    handle: async (req, res) => {
      const { id } = newId(req);
      const { text } = req.input;
      res.status(201).json(await entries.insertOnce(write({ id, text, userId: req.user.id })));
    },
  });
