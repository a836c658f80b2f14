export interface FailureBody {
  type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  payment_intent?: unknown;
}

/** What Stripe refuses, as it says so. Malformed requests are refused before they count as executed. */
export class StripeFailure extends Error {
  readonly status: number;
  readonly body: FailureBody;
  readonly isExecuted: boolean;

  constructor(status: number, body: FailureBody, isExecuted = true) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.isExecuted = isExecuted;
  }
}

export const malformed = (message: string, code: string, param: string) =>
  new StripeFailure(400, { type: 'invalid_request_error', message, code, param }, false);

export const refused = (message: string, code: string, more: Partial<FailureBody> = {}) =>
  new StripeFailure(400, { type: 'invalid_request_error', message, code, ...more });

export const unknown = (what: string, id: string) =>
  new StripeFailure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${what}: '${id}'`,
  });
