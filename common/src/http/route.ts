import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode, Reason } from '../base/errors/index.ts';
import type { CurrentUser } from './jwt.ts';
import type { RateLimit } from './rate-limit.ts';
import type { InputOf, RequestInput } from './validate-request.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Who = 'anyone' | 'user' | 'admin';

/** One description of a route: it guards, it validates, it documents, and it says what happens. */
export interface RouteDescription<W extends Who = Who, Input extends RequestInput = RequestInput> {
  get?: string;
  post?: string;
  put?: string;
  patch?: string;
  delete?: string;
  summary: string;
  who: W;
  input?: Input;
  /** The one status of success, and the schema of its body. */
  answer: Record<number, z.ZodType | 'nothing'>;
  /** Of the answer, where it is not JSON. */
  mediaType?:
    | 'text/event-stream'
    | 'text/html'
    | 'text/csv'
    | 'text/calendar'
    | 'application/pdf'
    | 'image/*';
  /** Refusals beyond those that follow from `who` and `input`: status and the sentence. */
  refusals?: Record<number, string>;
  /** Of those refusals. */
  codes?: readonly ErrorCode[];
  limits?: RateLimit[];
  /** The handler gets the bytes in `req.body`, and no origin is asked for: the caller signs instead. */
  signedBody?: true;
  /** The body is a file: the handler gets its bytes in `req.body`. */
  file?: FileBody;
  handle: (req: RequestOf<W> & { input: InputOf<Input> }, res: Response) => unknown;
}

export interface FileBody {
  /** As the document says it; the header decides nothing. */
  mediaType: 'image/*';
  maxBytes: number;
  tooLarge: Reason;
}

export type SignedInRequest = Request & { user: CurrentUser };
type RequestOf<W extends Who> = W extends 'anyone' ? Request : SignedInRequest;

export interface Route extends Omit<RouteDescription, 'handle' | 'answer' | Method> {
  method: Method;
  path: string;
  status: number;
  body: z.ZodType | undefined;
  handle: RequestHandler;
}

const methods: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete'];

export const route = <const W extends Who, Input extends RequestInput>({
  answer,
  handle,
  ...rest
}: RouteDescription<W, Input>): Route => {
  const method = methods.find((name) => rest[name] !== undefined);
  const [success] = Object.entries(answer);
  if (!method || !success)
    throw new Error(`${rest.summary}: a route needs a method with its path, and an answer`);
  const [status, body] = success;
  return {
    ...rest,
    method,
    path: String(rest[method]),
    status: Number(status),
    body: body === 'nothing' ? undefined : body,
    handle: handle as unknown as RequestHandler,
  };
};
