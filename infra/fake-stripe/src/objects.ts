/** The parts of Stripe's objects that are served here, by Stripe's own names. */
export interface Intent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  capture_method: 'automatic' | 'automatic_async' | 'manual';
  status:
    | 'requires_payment_method'
    | 'requires_confirmation'
    | 'requires_action'
    | 'requires_capture'
    | 'canceled'
    | 'succeeded';
  client_secret: string;
  created: number;
  metadata: Record<string, string>;
  payment_method: string | null;
  payment_method_types: string[];
  latest_charge: string | null;
  last_payment_error: Record<string, unknown> | null;
  next_action: Record<string, unknown> | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  livemode: false;
}

export interface Charge {
  id: string;
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  captured: boolean;
  refunded: boolean;
  created: number;
  currency: string;
  payment_intent: string;
  status: 'succeeded' | 'failed';
  /** After this moment the money can no longer be taken. */
  capture_before: number;
}

export interface Refund {
  id: string;
  object: 'refund';
  amount: number;
  charge: string;
  created: number;
  currency: string;
  metadata: Record<string, string>;
  payment_intent: string;
  reason: string | null;
  status: 'succeeded' | 'pending' | 'failed';
}

export interface Method {
  id: string;
  object: 'payment_method';
  type: 'card';
  created: number;
  /** Which of the test cards it stands for. */
  card: { brand: string; last4: string; test_card: string };
}

export interface Happening {
  id: string;
  object: 'event';
  type: string;
  api_version: string;
  created: number;
  data: { object: Intent | Charge | Refund };
  livemode: false;
  pending_webhooks: number;
}

/** The answer to a request with an idempotency key. */
export interface Answer {
  id: string;
  request: string;
  status: number;
  body: unknown;
}
