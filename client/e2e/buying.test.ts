import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromiumOnPath } from './harness/chromium.ts';
import { fillCard, testCard } from './harness/pay.ts';
import { newEmail, type Person, password } from './harness/people.ts';
import { phone, type Shop, startShop } from './harness/start-shop.ts';
import type { Visitor } from './harness/visitor.ts';

(chromiumOnPath ? describe : describe.skip)('Buying', () => {
  let shop: Shop;
  let seller: Person;
  let visitor: Visitor;

  beforeAll(async () => {
    shop = await startShop();
    seller = await shop.person('seller');
    await seller.list({ title: 'Jazz on the river terrace', price: 24.5, quantity: 20 });
  }, 60_000);
  afterAll(() => shop?.stop());
  beforeEach(async () => {
    visitor = await shop.visitor(phone);
  });
  afterEach(() => visitor.leave());

  /** A held order of somebody new, whose browser this is. */
  const atTheTill = async () => {
    const buyer = await shop.person('buyer');
    const ticket = await seller.list({ title: 'String quartet', price: 32 });
    const order = await buyer.reserve(ticket.id);
    await visitor.isAlready(buyer);
    await visitor.go(`/orders/${order.id}`);
    return { buyer, order };
  };

  it('When somebody new comes, searches, reserves, is declined and pays with another card, then the order is paid', async () => {
    const { page } = visitor;
    await visitor.go('/auth/signup');
    await page.getByLabel('E-mail').fill(newEmail('new'));
    await page.getByLabel('Password', { exact: true }).fill('weak');
    expect(await page.locator('.rule-met').count()).toBe(1);
    await page.getByLabel('Password', { exact: true }).fill(password);
    expect(await page.locator('.rule-met').count()).toBe(5);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.waitForURL(`${shop.url}/`);

    await page.getByLabel('Search', { exact: true }).fill('river jazz');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/search=river\+jazz/);
    await page.getByRole('heading', { name: 'What we found' }).waitFor();
    await page.getByRole('link', { name: 'Jazz on the river terrace' }).click();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.waitForURL(/\/orders\/\w+$/);
    expect(await page.getByRole('timer').textContent()).toMatch(/^1[45]:\d\d$/);
    expect(await page.locator('.bill').textContent()).toContain('€49.00');

    visitor.expectRefusal('400 POST /api/payments');
    await fillCard(page, testCard.declined);
    await page.getByRole('button', { name: 'Pay €49.00' }).click();
    await page.getByRole('alert').getByText('Card declined').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toContain('alert');
    await page.getByText('the seats are still held for you').waitFor();
    await page.locator('.badge', { hasText: 'Card declined' }).waitFor();
    await page.locator('.story', { hasText: 'Card declined: Your card was declined.' }).waitFor();
    await page.reload();
    await page.locator('.badge', { hasText: 'Card declined' }).waitFor();
    await page.locator('.story', { hasText: 'Card declined: Your card was declined.' }).waitFor();

    await fillCard(page, testCard.success);
    await page.getByRole('button', { name: 'Pay €49.00' }).click();
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    expect(await page.locator('.story li').count()).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('When they go back after paying, then what they see is true: it is paid, and cannot be paid again', async () => {
    const { order } = await atTheTill();
    const { page } = visitor;
    await fillCard(page, testCard.success);
    await page.getByRole('button', { name: 'Pay €32.00' }).dblclick();
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    await page.getByRole('link', { name: 'See the listing' }).click();
    await page.waitForURL(/\/tickets\//);
    await page.goBack();
    await page.waitForURL(new RegExp(order.id));
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
  }, 60_000);

  it('When the card has too little on it, then it says so, and the hold stays', async () => {
    await atTheTill();
    visitor.expectRefusal('400 POST /api/payments');
    await fillCard(visitor.page, testCard.funds);
    await visitor.page.getByRole('button', { name: 'Pay €32.00' }).click();
    await visitor.page.getByRole('alert').getByText('Your card has insufficient funds.').waitFor();
    await visitor.page.getByRole('timer').waitFor();
  }, 60_000);

  it('When a real card is typed in test mode, then it is refused in the browser and never sent', async () => {
    await atTheTill();
    const { page } = visitor;
    await page.getByLabel('Card number').fill('5555 5555 5555 4444');
    await page.getByRole('button', { name: 'Pay €32.00' }).click();
    await page.getByText('real ones are never taken').first().waitFor();
    expect(await page.getByLabel('Card number').getAttribute('aria-invalid')).toBe('true');
  }, 60_000);

  it.each([
    ['Yes, it is me', 'Paid. Enjoy it!'],
    ['No', 'Pay by card'],
  ])(
    'When the bank asks and they say "%s", then "%s"',
    async (answer, then) => {
      await atTheTill();
      const { page } = visitor;
      await fillCard(page, testCard.secure);
      await page.getByRole('button', { name: 'Pay €32.00' }).click();
      await page.getByRole('button', { name: answer }).click();
      await page.waitForURL(/\/orders\//);
      await page.getByRole('heading', { name: then }).waitFor();
      if (answer === 'No') await page.getByRole('alert').getByText('Card declined').waitFor();
    },
    60_000,
  );

  it('When they come back to the order from the site of their bank, then what it said is asked all the same', async () => {
    const { buyer, order } = await atTheTill();
    const { page, context } = visitor;
    const begun = await buyer.ask('POST', '/api/payments', {
      orderId: order.id,
      token: 'pm_card_threeDSecure2Required',
    });
    const { clientSecret } = (await begun.json()) as { clientSecret: string };
    const bank = `${shop.url}/dev/stripe/test/3ds/${clientSecret.split('_secret_')[0]}`;
    expect((await fetch(`${bank}/complete`, { method: 'POST' })).status).toBe(200);
    await context.route('https://bank.example/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<link rel="icon" href="data:,"><a href="${shop.url}/orders/${order.id}?asked=1">Back</a>`,
      }),
    );
    await page.goto('https://bank.example/');
    await page.getByRole('link', { name: 'Back' }).click();
    await page.getByRole('heading', { name: 'Paid. Enjoy it!' }).waitFor();
    expect(await page.getByText('Cross-site request refused').count()).toBe(0);
  }, 60_000);

  it('When orders does not know the listing yet, then reserving waits a moment and does it', async () => {
    await visitor.isAlready(await shop.person('buyer'));
    const { page, context } = visitor;
    const keys: (string | undefined)[] = [];
    await context.route('**/api/orders', async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 2) return route.continue();
      const body =
        '{"errors":[{"message":"Not known here yet, ask again in a moment","code":"resource.not-known-yet"}]}';
      await route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, body });
    });
    visitor.expectRefusal('503 POST /api/orders');
    await visitor.go(`/tickets/${(await seller.list({ title: 'Just listed' })).id}`);
    await page.getByRole('button', { name: 'Reserve' }).click();
    await page.waitForURL(/\/orders\/\w+$/);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
  }, 60_000);

  it('When they want more time or none, then they have it', async () => {
    await atTheTill();
    const { page } = visitor;
    await page.getByRole('button', { name: 'I need more time' }).click();
    await page.getByText('You have more time.').waitFor();
    await page.getByRole('button', { name: 'I need more time' }).waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('button', { name: 'Cancel the order' }).waitFor();
    expect(await page.getByRole('button', { name: 'I need more time' }).count()).toBe(0);
    expect(await page.getByRole('timer').textContent()).toMatch(/^(19|20):/);
    await page.getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    await page.getByText('You were not charged').waitFor();
  }, 60_000);
});
