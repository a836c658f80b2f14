import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { CurrentUser } from '../middlewares/jwt.ts';
import type { RateLimit } from '../middlewares/rate-limit.ts';
import type { RequestInput } from '../middlewares/validate-request.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Who = 'anyone' | 'user' | 'admin';

/** One description of a route: it guards, it validates, and it is the documentation. */
export interface RouteDescription<W extends Who = Who> {
  method: Method;
  path: string;
  summary: string;
  who: W;
  input?: RequestInput;
  answer: { status: number; body?: z.ZodType; description?: string; mediaType?: string };
  /** Refusals beyond those that follow from `who` and `input`: status and the sentence. */
  refusals?: Record<number, string>;
  limits?: RateLimit[];
  /** The handler gets the bytes in `req.body`, and no origin is asked for: the caller signs instead. */
  signedBody?: true;
}

export interface Route {
  description: RouteDescription;
  handle: RequestHandler;
}

export type SignedInRequest = Request & { user: CurrentUser };
type RequestOf<W extends Who> = W extends 'anyone' ? Request : SignedInRequest;

export const route = <const W extends Who>(
  description: RouteDescription<W>,
  handle: (req: RequestOf<W>, res: Response) => unknown,
): Route => ({ description, handle: handle as unknown as RequestHandler });
