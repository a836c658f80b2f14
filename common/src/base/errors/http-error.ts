export interface ErrorItem {
  message: string;
  field?: string;
}

/** The shape every deliberate refusal has. Match it by `statusCode` and `errors`, not by class. */
export abstract class HttpError extends Error {
  abstract readonly statusCode: number;
  readonly headers: Record<string, string> = {};

  get errors(): ErrorItem[] {
    return [{ message: this.message }];
  }
}
