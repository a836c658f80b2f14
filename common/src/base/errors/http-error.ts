import type { ErrorCode, Reason } from './reason.ts';

export interface ErrorItem extends Reason {
  field?: string;
}

/** The shape every deliberate refusal has. Match it by `statusCode` and `errors`, not by class. */
export abstract class HttpError extends Error {
  abstract readonly statusCode: number;
  readonly headers: Record<string, string> = {};
  readonly code: ErrorCode;

  constructor(message: string, code: ErrorCode) {
    super(message);
    this.code = code;
  }

  get errors(): ErrorItem[] {
    return [{ message: this.message, code: this.code }];
  }
}
