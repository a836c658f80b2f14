import { z } from 'zod';

export const doorView = z.strictObject({ id: z.string(), ticketId: z.string(), name: z.string() });

/** The token is shown this once. */
export const newDoorView = doorView.extend({ token: z.string() });
