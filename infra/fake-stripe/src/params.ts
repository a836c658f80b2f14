import { malformed } from './stripe-failure.ts';

type Kind = 'integer' | 'string' | 'boolean' | 'object' | 'list' | 'any' | readonly string[];
export interface Shape {
  required?: readonly string[];
  fields: Record<string, Kind>;
}
export type Params = Record<string, unknown>;

const some = (names: string): Record<string, Kind> =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'any'] as const));
const metadata = { metadata: 'object', expand: 'list' } as const;
const page = { limit: 'integer', starting_after: 'string', ending_before: 'string', expand: 'list' } as const;

const confirming = {
  payment_method: 'string',
  return_url: 'string',
  off_session: 'boolean',
  ...some('confirmation_token error_on_requires_action hooks mandate mandate_data payment_method_options'),
  ...some('radar_options receipt_email setup_future_usage shipping use_stripe_sdk'),
} as const;

/** Which parameters Stripe knows, by request. `any`: known to it, of no effect here. */
export const shapes = {
  createIntent: {
    required: ['amount', 'currency'],
    fields: {
      ...confirming,
      amount: 'integer',
      currency: 'string',
      capture_method: ['automatic', 'automatic_async', 'manual'],
      confirm: 'boolean',
      confirmation_method: ['automatic', 'manual'],
      payment_method_types: 'list',
      automatic_payment_methods: 'object',
      ...metadata,
      ...some('application_fee_amount customer description on_behalf_of statement_descriptor'),
      ...some('statement_descriptor_suffix transfer_data transfer_group'),
    },
  },
  confirmIntent: {
    fields: {
      ...confirming,
      capture_method: ['automatic', 'automatic_async', 'manual'],
      payment_method_types: 'list',
      expand: 'list',
    },
  },
  captureIntent: {
    fields: {
      amount_to_capture: 'integer',
      final_capture: 'boolean',
      ...metadata,
      ...some('application_fee_amount statement_descriptor statement_descriptor_suffix transfer_data'),
    },
  },
  cancelIntent: {
    fields: {
      cancellation_reason: ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'],
      expand: 'list',
    },
  },
  listIntents: { fields: { ...page, created: 'any', customer: 'string' } },
  searchIntents: {
    required: ['query'],
    fields: { query: 'string', limit: 'integer', page: 'string', expand: 'list' },
  },
  createMethod: { fields: { type: ['card'], card: 'object', billing_details: 'object', ...metadata } },
  createRefund: {
    fields: {
      payment_intent: 'string',
      charge: 'string',
      amount: 'integer',
      reason: ['duplicate', 'fraudulent', 'requested_by_customer'],
      ...metadata,
      ...some('instructions_email refund_application_fee reverse_transfer'),
    },
  },
  listRefunds: { fields: { ...page, payment_intent: 'string', charge: 'string', created: 'any' } },
  listEvents: { fields: { ...page, type: 'string', types: 'list', created: 'any' } },
  nothing: { fields: { expand: 'list' } },
} satisfies Record<string, Shape>;

const read = (name: string, kind: Kind, value: unknown): unknown => {
  if (kind === 'any') return value;
  if (kind === 'object') {
    if (typeof value === 'object' && !Array.isArray(value)) return value;
    throw malformed(`Invalid hash for ${name}`, 'parameter_invalid_hash', name);
  }
  if (kind === 'list') {
    if (typeof value === 'object' && value !== null) return Object.values(value);
    throw malformed(`Invalid array for ${name}`, 'parameter_invalid_array', name);
  }
  if (typeof value !== 'string') throw malformed(`Invalid ${name}`, 'parameter_invalid_string', name);
  if (kind === 'string') return value;
  if (kind === 'integer') {
    if (/^-?\d+$/.test(value)) return Number(value);
    throw malformed(`Invalid integer: ${value}`, 'parameter_invalid_integer', name);
  }
  if (kind === 'boolean') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw malformed(`Invalid boolean: ${value}`, 'parameter_invalid_boolean', name);
  }
  if (kind.includes(value)) return value;
  throw malformed(`Invalid ${name}: must be one of ${kind.join(', ')}`, 'parameter_invalid_enum', name);
};

export const readParams = ({ required = [], fields }: Shape, given: Params): Params => {
  for (const name of Object.keys(given)) {
    if (!(name in fields)) throw malformed(`Received unknown parameter: ${name}`, 'parameter_unknown', name);
  }
  for (const name of required) {
    if (!(name in given)) throw malformed(`Missing required param: ${name}`, 'parameter_missing', name);
  }
  const entries = Object.entries(given).map(([name, value]) => [
    name,
    read(name, fields[name] ?? 'any', value),
  ]);
  return Object.fromEntries(entries);
};
