import type { Change, SubjectOf } from '@ticketing/common/contracts';

export interface Entry {
  id: string;
  version: number;
  text: string;
  userId: string;
}

export type EntrySubject = SubjectOf<'__name__'>;

export const write = (entry: Omit<Entry, 'version'>): Change<Entry, EntrySubject> => ({
  state: { ...entry, version: 0 },
  events: ['__name__:created'],
});

/** It says all there is to say. */
export const latest = (): EntrySubject => '__name__:created';
