import type { Run } from '../../api/desk-types.ts';
import type { PageVisit } from '../page.ts';
import type { Part } from '../part.ts';

export const findRuns = ({ api, ask }: PageVisit, ticketId: string): Promise<Part<Run[]>> =>
  ask(api.get<Run[]>('/api/orders/refunds', { params: { ticketId, limit: 5 } }));
