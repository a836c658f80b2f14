import { inSpan } from '@ticketing/common/base';
import type { Observe } from '@ticketing/common/service';
import Stripe from 'stripe';

export type ObserveStripe = Observe<'operation' | 'outcome'>;
type Client = Pick<Stripe.HttpClient, 'getClientName' | 'makeRequest'>;

const verbs: Record<string, string> = { POST: 'create', GET: 'list' };
const known =
  /^\/v1\/(payment_intents|payment_methods|refunds)(?:\/[^/?]+(?:\/(confirm|capture|cancel))?)?(\?.*)?$/;

/** `payment_intents.capture`: as many as there are calls, whatever ids they carry. */
export const operationOf = (method: string, path: string): string => {
  const [, resource, verb] = known.exec(path) ?? [];
  if (!resource) return 'other';
  const isOfOne = path.startsWith(`/v1/${resource}/`);
  return `${resource}.${verb ?? (isOfOne ? 'retrieve' : (verbs[method] ?? 'other'))}`;
};

/** What Stripe has refused is no failure of Stripe's; a 409 is asked again, as a 429 is. */
const outcomeOf = (status: number): string => {
  if (status < 400) return 'ok';
  if (status === 402) return 'declined';
  return status < 500 && status !== 409 && status !== 429 ? 'refused' : 'error';
};

/** Every request by itself: what is asked again after a failure counts once more. */
export const observedClient = (observe: ObserveStripe): Client => {
  const client = Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    makeRequest: async (host, port, path, method, ...rest) => {
      const began = performance.now();
      const operation = operationOf(method, path);
      const done = (outcome: string) => observe({ operation, outcome }, (performance.now() - began) / 1000);
      try {
        const response = await inSpan(spanOf(operation, host), () =>
          client.makeRequest(host, port, path, method, ...rest),
        );
        done(outcomeOf(response.getStatusCode()));
        return response;
      } catch (error) {
        done('error');
        throw error;
      }
    },
  };
};

const spanOf = (operation: string, host: string) => ({
  name: `stripe ${operation}`,
  kind: 'client' as const,
  attributes: { 'server.address': host, 'ticketing.stripe.operation': operation },
});
