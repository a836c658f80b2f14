import { NotFoundError } from './errors/index.ts';

/** Of what belongs to somebody else nobody learns that it exists. */
export const ownedBy =
  (userId: string) =>
  (one: { userId: string }): void => {
    if (one.userId !== userId) throw new NotFoundError();
  };
