import { setTimeout as sleep } from 'node:timers/promises';
import { harmed, type Phase, type Run } from '../run.ts';

const rounds = 10;
const roundMs = 2000;
const kinds = ['lost', 'cut', '500', '429', 'delay', 'late', 'hang', 'down'] as const;
const operations = ['create', 'confirm', 'capture', 'cancel', 'read', 'list', 'refund'] as const;
const webhookFaults = [{ lose: true }, { duplicates: 3 }, { disorderMs: 3000 }, {}];
const mailStates = ['is down', 'hangs', 'works', 'refuses', 'works'] as const;

const spoil = async (run: Run, n: number) => {
  const { stripe, post } = run.proof;
  const { choices } = run;
  for (let faults = 0; faults < 4; faults++) {
    const [on, kind] = [choices.pick(operations), choices.pick(kinds)];
    if (on && kind) stripe.fault({ on, kind, ms: 1500 });
    run.harms.push({
      kind: `Stripe: ${kind}`,
      lane: 'stripe',
      from: performance.now(),
      to: performance.now(),
    });
  }
  // a capture that is impossible for good, and money that the bank sends back
  if (n % 3 === 0) stripe.fault({ on: 'capture', kind: 'expired' });
  if (n % 3 === 1) stripe.fault({ on: 'refund', kind: 'fails' });
  const webhooks = webhookFaults[n % webhookFaults.length] ?? {};
  stripe.webhookFaults(webhooks);
  const mails = mailStates[n % mailStates.length] ?? 'works';
  await post.becomes(mails);
  if (mails === 'works') await sleep(roundMs);
  else await harmed(run, `SMTP ${mails}`, 'smtp', () => sleep(roundMs));
};

export const stripe: Phase = {
  name: 'stripe',
  what: 'Stripe that is slow, fails, does what it never answers and loses or repeats webhooks; SMTP down',
  maxSeconds: 200,
  harm: async (run) => {
    for (let n = 0; n < rounds * run.times; n++) await spoil(run, n);
    run.proof.stripe.clearFaults();
    run.proof.stripe.webhookFaults({});
    await run.proof.post.becomes('works');
  },
};
