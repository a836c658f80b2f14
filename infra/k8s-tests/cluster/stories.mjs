import { follow } from './handbook.mjs';
import { send } from './ingress.mjs';
import { until } from './kubectl.mjs';
import { demand } from './report.mjs';
import { buy, list, person } from './shop.mjs';

export const homePage = async () => {
  const page = await until('the home page', 30, async () => {
    const answer = await send('GET', '/');
    return answer.status === 200 && answer;
  });
  demand(/<html/.test(page.text), page.text.slice(0, 200));
  return `${page.text.length} characters`;
};

export const story = async () => {
  const [seller, buyer] = await Promise.all([person('seller'), person('buyer')]);
  const ticket = await list(seller);
  const order = await buy(buyer, ticket.id);
  const payment = await buyer.must(200, 'GET', `/api/payments/${order.id}`, undefined, {
    accept: ({ body }) => body?.status === 'captured',
  });
  demand(payment.amount === 19.99, JSON.stringify(payment));
  await until('the listing is sold out', 20, async () => {
    const { body } = await buyer.once('GET', `/api/tickets/${ticket.id}`);
    return body.available === 0;
  });
  return 'sign up, list, reserve, pay with pm_card_visa, complete, captured 19.99';
};

export const noDeadLetters = async () => {
  const { out: said } = await follow('dead-letters');
  demand(said.includes('No dead letters.'), said);
};
