import { UnavailableError } from '@ticketing/common/base';
import { openEventStream, route } from '@ticketing/common/http';
import { z } from 'zod';
import type { AvailabilityWatch } from '../services/availability-watch.ts';
import { areIds, idsIn, maxIds } from './ids-input.ts';

const availabilityView = z.strictObject({ id: z.string(), available: z.int(), version: z.int() });

/** Who does not read what is sent is disconnected, and comes back when they can. */
const maxUnreadBytes = 64 * 1024;

export const watchAvailability = ({ watch }: { watch: AvailabilityWatch }) =>
  route({
    get: '/api/tickets/stream',
    summary: 'Watch what is left of some listings: events of {id, available, version}',
    who: 'anyone',
    input: {
      query: {
        ids: {
          isString: true,
          custom: { options: areIds },
          errorMessage: {
            message: `Ids must be 1 to ${maxIds} listings, separated by commas`,
            code: 'ids.invalid',
          },
        },
      },
    },
    answer: { 200: availabilityView },
    mediaType: 'text/event-stream',
    codes: ['stream.full'],
    handle: (req, res) => {
      if (!watch.hasRoom()) throw new UnavailableError('Too many are watching, try again', 'stream.full');
      const stream = openEventStream(req, res);
      const leave = watch.join(idsIn(req.input.ids), (data) =>
        res.writableLength > maxUnreadBytes ? res.destroy() : stream.send(data),
      );
      stream.onClose(leave);
    },
  });
