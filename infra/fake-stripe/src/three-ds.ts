import express, { Router } from 'express';
import { authenticate } from './authorize.ts';
import { intentOf } from './intents.ts';
import type { World } from './world.ts';

/** Only a path of our own: nobody is sent elsewhere by a link. */
const homeward = (to: unknown) => (typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : undefined);
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** What the bank of a 3-D Secure card shows its owner. All links are relative: it may be mounted anywhere. */
export const threeDs = (world: World): Router => {
  const router = Router();
  router.use(express.urlencoded({ extended: false }));

  router.get('/:id', (req, res) => {
    const intent = intentOf(world, req.params.id);
    const to = escaped(homeward(req.query.return_to) ?? '');
    const asks = intent.status === 'requires_action';
    const button = (what: string, label: string) =>
      `<form method="post" action="${intent.id}/${what}"><input type="hidden" name="return_to" value="${to}"><button>${label}</button></form>`;
    const amount = `${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()}`;
    const body = asks
      ? `<p>Your bank asks: do you want to pay ${amount}?</p>${button('complete', 'Yes, it is me')}${button('fail', 'No')}`
      : '<p>There is nothing to confirm.</p>';
    res.send(
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>3-D Secure, test mode</title><h1>Test mode: no money moves</h1>${body}</html>`,
    );
  });

  for (const [what, succeeds] of [
    ['complete', true],
    ['fail', false],
  ] as const) {
    router.post(`/:id/${what}`, (req, res) => {
      const { id, status } = authenticate(world, intentOf(world, req.params.id), succeeds);
      const to = homeward((req.body as { return_to?: unknown } | undefined)?.return_to);
      if (to) res.redirect(303, to);
      else res.json({ id, status });
    });
  }
  return router;
};
