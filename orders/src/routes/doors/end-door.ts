import { NotFoundError } from '@ticketing/common/base';
import { route } from '@ticketing/common/http';
import type { PassDeps } from '../../services/pass-deps.ts';

export const endDoor = ({ doors, access }: Pick<PassDeps, 'doors' | 'access'>) =>
  route({
    delete: '/api/orders/doors/:doorId',
    summary: "End a helper's link",
    who: 'user',
    answer: { 204: 'nothing' },
    refusals: { 403: 'Not yours', 404: 'No such link' },
    codes: ['ticket.not-yours', 'resource.not-known-yet'],
    handle: async (req, res) => {
      const door = await doors.find(String(req.params.doorId));
      if (!door) throw new NotFoundError();
      await access.owned(req.user.id, door.ticketId);
      await doors.end(door.id);
      res.status(204).send();
    },
  });
