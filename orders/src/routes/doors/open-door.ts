import { randomBytes } from 'node:crypto';
import { BadRequestError } from '@ticketing/common/base';
import { newId, route } from '@ticketing/common/http';
import { maxDoors } from '../../models/doors.ts';
import type { PassDeps } from '../../services/pass-deps.ts';
import { newDoorView } from './door-view.ts';
import { ticketIdField } from './doors-input.ts';

const tokenBytes = 32;
const maxName = 40;

export const openDoor = ({ doors, access }: Pick<PassDeps, 'doors' | 'access'>) =>
  route({
    post: '/api/orders/doors',
    summary: 'Let a helper without an account admit people to a listing of mine; shows the token this once',
    who: 'user',
    input: {
      body: {
        ticketId: ticketIdField,
        name: {
          isString: true,
          trim: true,
          isLength: { options: { min: 1, max: maxName } },
          errorMessage: {
            message: `Name must be text of 1 to ${maxName} characters`,
            code: 'name.door-invalid',
          },
        },
      },
    },
    answer: { 201: newDoorView },
    refusals: { 400: `No more than ${maxDoors}`, 403: 'Not yours', 404: 'No such listing' },
    codes: ['door.limit', 'ticket.not-yours', 'resource.not-found', 'resource.not-known-yet'],
    limits: [{ points: 60, perSeconds: 300, by: 'user' }],
    handle: async (req, res) => {
      const { ticketId, name } = req.input;
      await access.owned(req.user.id, ticketId);
      const { id } = newId(req);
      const others = (await doors.of(ticketId)).filter((door) => door.id !== id);
      if (others.length >= maxDoors)
        throw new BadRequestError(`There are ${maxDoors} links to this door already`, 'door.limit');
      const token = randomBytes(tokenBytes).toString('base64url');
      await doors.make({ id, ticketId, name }, token);
      res.status(201).json({ id, ticketId, name, token });
    },
  });
