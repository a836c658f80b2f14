import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import { desktop, type Shop, startShop } from './harness/start-shop.ts';

/** Stands in for Stripe's script: the fields are a text, and the card is always good, or never. */
const stripeScript = `
  window.Stripe = (key) => ({
    elements: (options) => ({
      options,
      create: () => ({
        mount: (place) => { place.textContent = 'Fields of ' + key + ' in ' + options.locale; },
        on: () => {}, off: () => {}, once: () => {}, update: () => {}, destroy: () => {}, unmount: () => {},
      }),
      getElement: () => null, update: () => {}, on: () => {}, off: () => {}, submit: async () => ({}),
    }),
    createToken: () => {}, createPaymentMethod: () => {}, confirmCardPayment: () => {},
    confirmPayment: async ({ elements }) => {
      window.confirmed = elements.options.clientSecret;
      return { error: { message: 'Your postal code is incomplete.' } };
    },
    registerAppInfo: () => {}, _registerWrapper: () => {},
  });
  window.Stripe.version = document.currentScript.src.split('/')[3];`;

(chromiumOnPath ? describe : describe.skip)("With Stripe's own fields", () => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startShop({ STRIPE_PUBLISHABLE_KEY: 'pk_test_shown' });
  }, 60_000);
  afterAll(() => shop?.stop());

  it('When somebody pays, then the script comes from Stripe and only there, and confirms the order’s own intent', async () => {
    const [seller, buyer] = [await shop.person('seller'), await shop.person('buyer')];
    const ticket = await seller.list({ price: 32 });
    const order = await buyer.reserve(ticket.id);
    const visitor = await shop.visitor(desktop);
    const asked: string[] = [];
    await visitor.context.route('https://js.stripe.com/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/javascript', body: stripeScript });
    });
    await visitor.isAlready(buyer);
    const { page } = visitor;
    await visitor.go(`/tickets/${ticket.id}`);
    expect(asked).toEqual([]);
    await visitor.go(`/orders/${order.id}`);
    await page.getByText('Fields of pk_test_shown in en').waitFor();
    expect(asked).toHaveLength(1);
    expect(await page.getByText('Test mode').count()).toBe(0);
    await page.getByRole('button', { name: 'Pay €32.00' }).click();
    await page.getByText('Your postal code is incomplete.').waitFor();
    expect(await page.evaluate('window.confirmed')).toMatch(/^pi_\w+_secret_\w+$/);
    await page.getByRole('timer').waitFor();
    await visitor.leave();
  }, 60_000);
});
