import { expect, it } from '@jest/globals';
import { UserCreated, UserUpdated } from '../../contracts/index.ts';
import { listener } from '../../messaging/index.ts';
import { createService } from '../create-service.ts';
import { createDatabase, type Platform } from '../platform.ts';

it('When a service lists two listeners of one subject, then it is refused by its name: they would share the events', () => {
  const listeners = [UserCreated, UserUpdated, UserCreated].map((event) => listener(event, async () => {}));
  const description = { name: 'venues', path: '/api/venues', routes: [], outboxes: [], listeners };
  expect(() => createService(description, { db: createDatabase() } as Platform)).toThrow(
    'venues has two listeners for user:created: they would share its events',
  );
});
