import type { User } from '../../api/admin-types.ts';
import type { PageVisit } from '../page.ts';
import { nextCursor } from '../part.ts';
import { wanted } from './wanted.ts';

export const findUsers = async (visit: PageVisit) => {
  const filters = wanted(visit, 'search', 'role', 'status');
  const params = { ...filters, ...wanted(visit, 'cursor'), limit: 25 };
  const users = await visit.ask(visit.api.get<User[]>('/api/users', { params }), (answer) => ({
    list: answer.data,
    next: nextCursor(answer),
  }));
  return { filters, users };
};
